package dev.spillway.benchmarks.report;

/**
 * Where something was measured.
 *
 * @param cpu the processor's name
 * @param cores how many the JVM sees
 * @param memoryMb all of the machine's memory
 * @param kernel the operating system and its version
 * @param jdk the Java that the programs ran on
 * @param commit what was measured, with a plus sign where files were changed since
 */
public record Machine(
    String cpu, int cores, long memoryMb, String kernel, String jdk, String commit) {}
