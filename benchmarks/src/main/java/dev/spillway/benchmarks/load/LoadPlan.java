package dev.spillway.benchmarks.load;

import java.time.Duration;

/**
 * How much load there is.
 *
 * @param callers calls that are open at a time, at most
 * @param pace when they are sent
 * @param warmup how long it goes on before anything counts
 * @param measured how long it counts
 */
public record LoadPlan(int callers, Pace pace, Duration warmup, Duration measured) {}
