package dev.spillway.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.journal.CallJournal;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Choice;
import dev.spillway.common.journal.CallRecord.Ending;
import dev.spillway.common.journal.CallRecord.Load;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.journal.JournalLimits;
import dev.spillway.common.journal.RedisCallJournal;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.placement.money.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ExplainIT {
  @TempDir private Path root = Path.of("");

  private Client client(int redisPort) {
    return new Client(root, Map.of("REDIS_PORT", String.valueOf(redisPort)));
  }

  private static void record(RedisFixture redis, String... ids) {
    try (RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(Duration.ofSeconds(30));
    }
    JournalLimits limits = new JournalLimits(1_000, Duration.ofHours(1));
    try (CallJournal journal =
        RedisCallJournal.open(redis.address(), limits, InstantSource.system())) {
      for (String id : ids) {
        journal.write(() -> call(id));
      }
    }
  }

  private static CallRecord call(String id) {
    return new CallRecord(
        new InvocationId(id),
        "faas",
        "25",
        Instant.parse("2026-11-24T12:00:00Z"),
        new Choice("timeout", "a server was free", Optional.empty()),
        new Load(0, 4, 0, 2, Optional.empty()),
        Map.of(Part.TOTAL, Duration.ofMillis(5)),
        new Ending(
            Optional.of(ExecutionSite.LOCAL), Optional.of("s-1"), Optional.empty(), Money.ZERO));
  }

  @Test
  void tellsOfACallAndListsTheLast() {
    try (RedisFixture redis = RedisFixture.start()) {
      record(redis, "one", "two", "three");
      Client client = client(redis.port());

      Client.Ended one = client.run("explain", "one");
      assertThat(one.out())
          .startsWith("Call one of faas(25)\n")
          .contains("  ran     on a server; s-1 had it\n", "a server was free (policy timeout)");
      assertThat(one.exitCode()).isZero();

      assertThat(client.run("explain", "--last", "2").out().lines().toList())
          .hasSize(2)
          .first()
          .asString()
          .contains("  three  local  ");
      assertThat(client.run("explain", "two", "--json").out())
          .startsWith("{\"id\":\"two\",\"function\":\"faas\"");
    }
  }

  @Test
  void saysThatThereIsNone() {
    try (RedisFixture redis = RedisFixture.start()) {
      record(redis);
      assertThat(client(redis.port()).run("explain"))
          .isEqualTo(new Client.Ended(0, "No call is recorded yet.\n", ""));

      Client.Ended ended = client(redis.port()).run("explain", "another");
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.err())
          .startsWith("There is no record of call another.\n")
          .contains("CALL_RECORD_HOURS");
    }
  }

  @Test
  void saysWhatIsWrongWithItsArguments() {
    Client client = client(1);
    assertThat(client.run("explain", "no id").err())
        .startsWith("ID: 'no id' (expected: 1..64 letters, digits, '-', '_')\n");
    assertThat(client.run("explain", "--last", "0"))
        .returns(2, Client.Ended::exitCode)
        .extracting(Client.Ended::err)
        .asString()
        .startsWith("--last: 0 (expected: >= 1)\n");
  }

  @Test
  void saysWhereRedisIsMissed() {
    int port = RedisFixture.freePort();
    Client.Ended ended = client(port).run("explain");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).contains("at 127.0.0.1:" + port, "./spillway doctor");
  }
}
