package dev.spillway.loadbalancer.pool.process;

import java.nio.file.Path;

/**
 * What server processes are started with.
 *
 * @param program the server's jar
 * @param folder where what is known of them is kept
 * @param heapMb the most that a server's heap may take
 * @param balancerHost the address at which they reach the load balancer
 */
public record ProcessSettings(Path program, Path folder, int heapMb, String balancerHost) {}
