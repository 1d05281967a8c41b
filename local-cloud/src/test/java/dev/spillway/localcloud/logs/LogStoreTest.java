package dev.spillway.localcloud.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.testing.ManualClock;
import dev.spillway.localcloud.http.Json;
import org.junit.jupiter.api.Test;

final class LogStoreTest {
  private final LogStore store = new LogStore(new ManualClock());

  @Test
  void dropsTheOldestEventsOfAStream() {
    for (int i = 0; i < 10_001; i++) {
      store.append("group", "stream", "event " + i);
    }

    assertThat(store.stream("group", "stream").events()).hasSize(10_000);
    assertThat(store.stream("group", "stream").first().orElseThrow().message())
        .isEqualTo("event 1");
  }

  @Test
  void dropsTheOldestStreamsOfAGroup() {
    for (int i = 0; i < 1_001; i++) {
      store.append("group", "stream " + i, "event");
    }

    assertThat(store.streams("group")).hasSize(1_000);
    assertThat(store.streams("group").getFirst().name()).isEqualTo("stream 1");
  }

  @Test
  void mayAnswerNoEventsAndAToken() {
    for (int i = 0; i < 9_999; i++) {
      store.append("group", "one", "noise");
    }
    store.append("group", "two", "noise");
    store.append("group", "two", "needle");
    var body = Json.object().put("logGroupName", "group").put("filterPattern", "needle");

    var first = new EventReader(store, body).filter();
    assertThat(first.path("events")).isEmpty();
    body.put("nextToken", first.path("nextToken").asText());
    var second = new EventReader(store, body).filter();
    assertThat(second.path("events")).hasSize(1);
    assertThat(second.has("nextToken")).isFalse();
  }
}
