package dev.spillway.simulator.workload;

/**
 * What a call does, whenever it comes.
 *
 * @param parameter of the function
 * @param localMillis how long it runs on a server
 * @param cloudMillis how long it runs in the cloud
 */
record Body(String parameter, double localMillis, double cloudMillis) {}
