package dev.spillway.benchmarks.figure;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds in the load balancer's log when it decided on a second server. */
final class DecisionLog {
  private static final Pattern DECISION =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d)) .*\\bon 1 servers?: now 2\\b");

  private DecisionLog() {}

  /** Returns the time of the last one, or empty where there is none. */
  static Optional<OffsetDateTime> last(String log) {
    return DECISION
        .matcher(log)
        .results()
        .map((MatchResult line) -> OffsetDateTime.parse(line.group(1)))
        .reduce((earlier, later) -> later);
  }
}
