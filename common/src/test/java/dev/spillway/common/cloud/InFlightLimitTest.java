package dev.spillway.common.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.cloud.InFlightLimit.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class InFlightLimitTest {
  private final InFlightLimit limit = new InFlightLimit();

  @Test
  void letsInAsManyAsAnAccountUsuallyMay() {
    assertThat(enter(InFlightLimit.MOST)).hasSize(InFlightLimit.MOST);
    assertThat(limit.tryEnter()).isEmpty();
  }

  @Test
  void halvesWhatWasTooMuchOnceForOneBurst() {
    List<Place> burst = enter(200);
    burst.forEach(Place::onThrottled);
    assertThat(limit.calls()).isEqualTo(100);
    burst.forEach(Place::onThrottled);
    assertThat(limit.calls()).isEqualTo(50);
  }

  @Test
  void letsNobodyInUntilEnoughHaveLeft() {
    List<Place> burst = enter(20);
    burst.get(0).onThrottled();
    assertThat(limit.tryEnter()).isEmpty();
    burst.subList(0, 11).forEach(Place::close);
    assertThat(limit.inFlight()).isEqualTo(9);
    assertThat(limit.tryEnter()).isPresent();
    assertThat(limit.tryEnter()).isEmpty();
  }

  @Test
  void recoversByOneForEachTimeThatAllWereAnswered() {
    List<Place> burst = enter(20);
    burst.get(0).onThrottled();
    burst.subList(10, 20).forEach(Place::close);
    List<Place> left = burst.subList(0, 10);
    left.forEach(Place::onAnswered);
    left.forEach(Place::onAnswered);
    assertThat(limit.calls()).isEqualTo(11);
  }

  @Test
  void learnsNothingFromFewCalls() {
    List<Place> burst = enter(20);
    burst.get(0).onThrottled();
    burst.subList(4, 20).forEach(Place::close);
    for (int i = 0; i < 100; i++) {
      burst.get(0).onAnswered();
    }
    assertThat(limit.calls()).isEqualTo(10);
  }

  @Test
  void alwaysLetsOneTry() {
    Place one = enter(1).get(0);
    one.onThrottled();
    one.onThrottled();
    assertThat(limit.calls()).isEqualTo(1);
    one.close();
    assertThat(limit.tryEnter()).isPresent();
  }

  @Test
  void findsHowManyACloudTakes() {
    int capacity = 37;
    int answered = 0;
    for (int round = 0; round < 2_000; round++) {
      List<Place> calls = enterUpTo(200);
      answered += Math.min(calls.size(), capacity);
      calls.stream().skip(capacity).forEach(Place::onThrottled);
      calls.stream().limit(capacity).forEach(Place::onAnswered);
      calls.forEach(Place::close);
    }
    assertThat(limit.calls()).isBetween(capacity / 2, capacity + 1);
    assertThat(answered).isGreaterThan(2_000 * capacity * 2 / 3);
  }

  private List<Place> enterUpTo(int count) {
    return Stream.generate(limit::tryEnter).limit(count).flatMap(Optional::stream).toList();
  }

  private List<Place> enter(int count) {
    return Stream.generate(() -> limit.tryEnter().orElseThrow()).limit(count).toList();
  }
}
