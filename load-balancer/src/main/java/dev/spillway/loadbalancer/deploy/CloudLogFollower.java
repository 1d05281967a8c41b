package dev.spillway.loadbalancer.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Goes along a log: returns each line once, also one that arrives late. Not thread-safe. */
public final class CloudLogFollower {
  /** How late a line may become visible after one that is newer. */
  private static final Duration DELAY = Duration.ofSeconds(60);

  private final Function<Instant, List<CloudLogLine>> log;
  private Instant start;
  private Set<String> seen = Set.of();

  /**
   * Creates a follower.
   *
   * @param log returns what was logged since an instant, the oldest first
   * @param start where to begin
   */
  public CloudLogFollower(Function<Instant, List<CloudLogLine>> log, Instant start) {
    this.log = log;
    this.start = start;
  }

  /** Returns the lines that are new since the last time, the oldest first. */
  public List<CloudLogLine> next() {
    List<CloudLogLine> lines = log.apply(start);
    List<CloudLogLine> fresh = lines.stream().filter(line -> !seen.contains(line.id())).toList();
    seen = lines.stream().map(CloudLogLine::id).collect(Collectors.toUnmodifiableSet());
    if (!lines.isEmpty()) {
      Instant late = lines.getLast().at().minus(DELAY);
      start = late.isAfter(start) ? late : start;
    }
    return fresh;
  }
}
