package dev.spillway.placement.money;

/**
 * What a call to the cloud costs.
 *
 * @param cost all of it: the gateway's requests, Lambda's, and the time
 * @param usage what is billed as time; nothing where nothing ran
 * @param isMeasured whether the cloud told what it bills; else this is the most it can be
 */
public record Bill(Money cost, Usage usage, boolean isMeasured) {
  /** For what never reached the cloud. */
  public static final Bill NONE = new Bill(Money.ZERO, new Usage(0, 0, 0), true);

  /** Returns this bill and that of an earlier try of the same call, which ran nothing, together. */
  public Bill after(Bill earlier) {
    return new Bill(cost.plus(earlier.cost), usage, isMeasured && earlier.isMeasured);
  }
}
