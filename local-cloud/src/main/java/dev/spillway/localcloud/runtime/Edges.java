package dev.spillway.localcloud.runtime;

import dev.spillway.localcloud.logs.LogStore;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What environments need from outside.
 *
 * @param python the interpreter
 * @param folder for the environments' temporary files
 * @param logs where their output goes
 * @param clock tells the time of day
 */
public record Edges(Python python, Path folder, LogStore logs, InstantSource clock) {}
