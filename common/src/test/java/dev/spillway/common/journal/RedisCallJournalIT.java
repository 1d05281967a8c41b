package dev.spillway.common.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.redis.RedisConnections;
import dev.spillway.common.testing.RedisFixture;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

@Timeout(60)
final class RedisCallJournalIT {
  private static final JournalLimits MANY = new JournalLimits(100_000, Duration.ofHours(24));

  private static void awaitAnswer(RedisFixture redis) {
    try (RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(Duration.ofSeconds(30));
    }
  }

  private static CallJournal open(URI address, JournalLimits limits) {
    return RedisCallJournal.open(address, limits, InstantSource.system());
  }

  @Test
  void findsEachCallAmongThousands() {
    try (RedisFixture redis = RedisFixture.start()) {
      awaitAnswer(redis);
      CallJournal journal = open(redis.address(), MANY);
      try (journal) {
        IntStream.range(0, 2_000).forEach(i -> journal.write(() -> Records.of("call-" + i)));
      }
      assertThat(journal.lost()).isZero();
      try (RedisCallRecords records = new RedisCallRecords(redis.address())) {
        assertThat(records.find(new InvocationId("call-0"))).contains(Records.of("call-0"));
        assertThat(records.find(new InvocationId("call-1999"))).contains(Records.of("call-1999"));
        assertThat(records.find(new InvocationId("another"))).isEmpty();
        assertThat(records.latest(2))
            .extracting(call -> call.id().value())
            .containsExactly("call-1999", "call-1998");
      }
    }
  }

  @Test
  void keepsAboutAsManyAsItIsTold() {
    try (RedisFixture redis = RedisFixture.start()) {
      awaitAnswer(redis);
      try (CallJournal journal =
          open(redis.address(), new JournalLimits(100, Duration.ofHours(1)))) {
        IntStream.range(0, 2_000).forEach(i -> journal.write(() -> Records.of("call-" + i)));
      }
      try (RedisClient client = RedisConnections.open(redis.address())) {
        // Redis drops whole blocks, which have a hundred records each.
        assertThat(client.xlen(RedisCallJournal.STREAM)).isBetween(100L, 299L);
      }
    }
  }

  @Test
  void dropsWhatIsTooOld() {
    try (RedisFixture redis = RedisFixture.start()) {
      awaitAnswer(redis);
      Instant now = Instant.parse("2026-11-24T12:00:00Z");
      try (RedisClient client = RedisConnections.open(redis.address())) {
        long old = now.minus(Duration.ofHours(25)).toEpochMilli();
        client.xadd(RedisCallJournal.STREAM, new StreamEntryID(old), Map.of("call", "old"));
        long young = now.minus(Duration.ofHours(23)).toEpochMilli();
        client.xadd(RedisCallJournal.STREAM, new StreamEntryID(young), Map.of("call", "young"));
        try (CallJournal journal = RedisCallJournal.open(redis.address(), MANY, () -> now)) {
          journal.write(() -> Records.of("new"));
        }
        assertThat(client.xrange(RedisCallJournal.STREAM, "-", "+"))
            .extracting(entry -> entry.getFields().get("call"))
            .hasSize(2)
            .first()
            .isEqualTo("young");
      }
    }
  }

  @Test
  void losesRecordsWhileRedisIsGoneAndKeepsThemAgain() {
    int port = RedisFixture.freePort();
    URI address = URI.create("redis://127.0.0.1:" + port);
    try (CallJournal journal = open(address, MANY)) {
      journal.write(() -> Records.of("lost"));
      await().until(() -> journal.lost() == 1);
      try (RedisFixture redis = RedisFixture.start(port)) {
        awaitAnswer(redis);
        journal.write(() -> Records.of("kept"));
        try (RedisCallRecords records = new RedisCallRecords(address)) {
          await().until(() -> records.find(new InvocationId("kept")).isPresent());
          assertThat(records.find(new InvocationId("lost"))).isEmpty();
        }
      }
    }
  }

  @Test
  void losesWhatComesFasterThanItWrites() {
    try (RedisFixture redis = RedisFixture.start()) {
      awaitAnswer(redis);
      CallJournal journal = open(redis.address(), MANY);
      try (journal) {
        IntStream.range(0, 100_000).forEach(i -> journal.write(() -> Records.of("call-" + i)));
      }
      try (RedisClient client = RedisConnections.open(redis.address())) {
        assertThat(journal.lost()).isPositive();
        assertThat(client.xlen(RedisCallJournal.STREAM) + journal.lost()).isEqualTo(100_000);
      }
    }
  }

  @Test
  void writesNothingAfterItsEnd() {
    CallJournal journal = open(URI.create("redis://127.0.0.1:1"), MANY);
    journal.close();
    journal.write(() -> Records.of("late"));
    assertThat(journal.lost()).isEqualTo(1);
  }

  @Test
  void saysWhereItCannotRead() {
    int port = RedisFixture.freePort();
    try (RedisCallRecords records = new RedisCallRecords(URI.create("redis://127.0.0.1:" + port))) {
      assertThatThrownBy(() -> records.latest(1))
          .isInstanceOf(JournalException.class)
          .hasMessageStartingWith("Tried to read records of calls at 127.0.0.1:" + port);
    }
  }
}
