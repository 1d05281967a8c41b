package dev.spillway.loadbalancer.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CloudLogFollowerTest {
  private final List<CloudLogLine> log = new ArrayList<>();
  private final List<Instant> asked = new ArrayList<>();
  private final CloudLogFollower follower = new CloudLogFollower(this::since, Instant.EPOCH);

  @Test
  void returnsEachLineOnce() {
    write("a", 100);
    assertThat(follower.next()).extracting(CloudLogLine::id).containsExactly("a");
    assertThat(follower.next()).isEmpty();
    write("b", 100);
    write("c", 101);
    assertThat(follower.next()).extracting(CloudLogLine::id).containsExactly("b", "c");
  }

  @Test
  void returnsALineThatArrivesAfterANewerOne() {
    write("new", 100);
    follower.next();
    write("late", 45);
    assertThat(follower.next()).extracting(CloudLogLine::id).containsExactly("late");
  }

  @Test
  void doesNotReadTheWholeLogEachTime() {
    write("a", 1000);
    follower.next();
    follower.next();
    assertThat(asked).containsExactly(Instant.EPOCH, Instant.ofEpochSecond(940));
  }

  private void write(String id, long second) {
    log.add(new CloudLogLine(id, Instant.ofEpochSecond(second), "line " + id));
  }

  private List<CloudLogLine> since(Instant start) {
    asked.add(start);
    return log.stream()
        .filter(line -> !line.at().isBefore(start))
        .sorted(Comparator.comparing(CloudLogLine::at))
        .toList();
  }
}
