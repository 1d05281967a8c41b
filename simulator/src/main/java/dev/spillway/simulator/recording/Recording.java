package dev.spillway.simulator.recording;

import dev.spillway.common.journal.CallRecord;
import dev.spillway.simulator.trace.Trace;
import java.util.List;

/**
 * A trace of what was recorded.
 *
 * @param trace the calls
 * @param records theirs, in the same order
 * @param tally where the times come from
 * @param cloud what is known of the cloud besides
 */
public record Recording(Trace trace, List<CallRecord> records, Tally tally, CloudFacts cloud) {
  /** Copies the records. */
  public Recording {
    records = List.copyOf(records);
  }

  /**
   * Returns how many calls ran on servers at a time, at most.
   *
   * @param perServer how many each runs
   */
  public int slots(int perServer) {
    return perServer
        * Math.max(1, records.stream().mapToInt(call -> call.load().servers()).max().orElse(1));
  }

  /** Returns the policies that decided, each once. */
  public List<String> policies() {
    return records.stream().map(call -> call.choice().policy()).distinct().toList();
  }

  /** Returns over which time the calls came, in seconds. */
  public double seconds() {
    return trace.calls().getLast().arrivalMillis() / 1_000;
  }
}
