package dev.spillway.common.xmlrpc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What who served a call tells of it beside the answer, in headers. Each may be empty.
 *
 * @param timing how long its parts took, as the header Server-Timing says it
 * @param reason why it did not run where it was first sent, in words
 * @param nanodollars what the cloud asks for it
 * @param lateCosts what earlier calls cost, which was not known when they were answered
 */
public record CallNotes(String timing, String reason, long nanodollars, List<LateCost> lateCosts) {
  /** Nothing is told. */
  public static final CallNotes NONE = new CallNotes("", "", 0, List.of());

  private static final int LONGEST_REASON = 500;

  /** Copies the costs. */
  public CallNotes {
    lateCosts = List.copyOf(lateCosts);
  }

  /** Returns what its caller is told: what concerns other calls is not for that one. */
  public CallNotes ofThisCall() {
    return lateCosts.isEmpty() ? this : new CallNotes(timing, reason, nanodollars, List.of());
  }

  /** Returns what headers tell. */
  static CallNotes read(Map<String, String> headers) {
    String timing = headers.get(XmlRpcHeaders.TIMING);
    String reason = headers.get(XmlRpcHeaders.REASON);
    String cost = headers.get(XmlRpcHeaders.COST);
    String late = headers.get(XmlRpcHeaders.LATE_COSTS);
    return timing == null && reason == null && cost == null && late == null
        ? NONE
        : new CallNotes(
            timing == null ? "" : timing,
            reason == null ? "" : reason,
            nanodollars(cost),
            late == null ? List.of() : LateCost.read(late));
  }

  /** Adds headers that tell it. */
  void write(Map<String, String> headers) {
    if (!timing.isEmpty()) {
      headers.put(XmlRpcHeaders.TIMING, timing);
    }
    if (!reason.isEmpty()) {
      headers.put(XmlRpcHeaders.REASON, printable(reason));
    }
    if (nanodollars != 0) {
      headers.put(XmlRpcHeaders.COST, String.valueOf(nanodollars));
    }
    if (!lateCosts.isEmpty()) {
      headers.put(XmlRpcHeaders.LATE_COSTS, LateCost.write(lateCosts));
    }
  }

  /** A header has room for one line of ASCII. */
  private static String printable(String text) {
    String line = text.replaceAll("[^\\x20-\\x7E]+", " ").strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON);
  }

  private static long nanodollars(@Nullable String text) {
    try {
      return text == null ? 0 : Math.max(0, Long.parseLong(text));
    } catch (NumberFormatException e) {
      return 0; // nobody's sum
    }
  }
}
