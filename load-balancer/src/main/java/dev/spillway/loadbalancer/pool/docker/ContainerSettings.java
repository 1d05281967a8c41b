package dev.spillway.loadbalancer.pool.docker;

import java.nio.file.Path;

/**
 * What server containers are started with.
 *
 * @param project the installation that they belong to
 * @param image the server's image
 * @param network the network that they join
 * @param volume the volume that holds the function
 * @param functionFolder where the volume is seen
 * @param memoryMb the memory limit; there is no swap beside it
 * @param pids the limit on processes and threads
 */
public record ContainerSettings(
    String project,
    String image,
    String network,
    String volume,
    Path functionFolder,
    int memoryMb,
    int pids) {}
