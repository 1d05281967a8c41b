package dev.spillway.simulator.recording;

/**
 * How many recorded calls tell what.
 *
 * @param both were measured at both places
 * @param cloudFilledIn ran on a server: the cloud's time is that of others
 * @param serverFilledIn ran in the cloud: the server's time is that of others
 * @param killed of these, how many a server had begun, so that it takes longer than that at least
 * @param failed left out, since they were answered a fault
 * @param unmeasured left out, since no place says how long they ran
 */
public record Tally(
    int both, int cloudFilledIn, int serverFilledIn, int killed, int failed, int unmeasured) {

  /** Returns how many are in the trace. */
  public int used() {
    return both + cloudFilledIn + serverFilledIn;
  }

  /** Returns how many are left out. */
  public int leftOut() {
    return failed + unmeasured;
  }
}
