package dev.spillway.localcloud.runtime;

import java.time.Duration;

/**
 * The character of the execution environments.
 *
 * @param coldStart what a new environment waits before it starts
 * @param cpuShare of one CPU, for each environment; 1.0 does not limit it
 * @param idleLimit after how long an environment without work ends; at most a minute, since the
 *     Runtime API's connections are cut soon after
 */
public record RuntimeConfig(Duration coldStart, double cpuShare, Duration idleLimit) {}
