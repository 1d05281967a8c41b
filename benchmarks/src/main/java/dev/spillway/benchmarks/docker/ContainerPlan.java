package dev.spillway.benchmarks.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A container to be.
 *
 * @param image what it is made of
 * @param command what runs in it
 * @param network the network that it is in
 * @param memoryBytes the most memory that it may take
 * @param mounts files of this machine and where the container sees them
 */
public record ContainerPlan(
    String image,
    List<String> command,
    String network,
    long memoryBytes,
    Map<Path, String> mounts) {}
