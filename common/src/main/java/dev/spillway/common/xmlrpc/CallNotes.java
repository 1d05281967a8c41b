package dev.spillway.common.xmlrpc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What who served a call tells of it beside the answer, in headers. Each may be empty.
 *
 * @param timing how long its parts took, as the header Server-Timing says it
 * @param reason why it did not run where it was first sent, in words
 * @param nanodollars what the cloud asks for it
 */
public record CallNotes(String timing, String reason, long nanodollars) {
  /** Nothing is told. */
  public static final CallNotes NONE = new CallNotes("", "", 0);

  private static final int LONGEST_REASON = 500;

  /** Returns what headers tell. */
  static CallNotes read(Map<String, String> headers) {
    String timing = headers.get(XmlRpcHeaders.TIMING);
    String reason = headers.get(XmlRpcHeaders.REASON);
    String cost = headers.get(XmlRpcHeaders.COST);
    return timing == null && reason == null && cost == null
        ? NONE
        : new CallNotes(
            timing == null ? "" : timing, reason == null ? "" : reason, nanodollars(cost));
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
