package dev.spillway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.journal.CallJournal;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.JournalLimits;
import dev.spillway.common.journal.RedisCallJournal;
import dev.spillway.common.testing.ManualClock;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.simulator.recording.RecordedCalls;
import dev.spillway.simulator.trace.TraceFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
final class RecordIT {
  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static void keep(RedisFixture redis, List<CallRecord> calls) {
    try (RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(Duration.ofSeconds(30));
    }
    JournalLimits limits = new JournalLimits(1_000, Duration.ofDays(3_650));
    try (CallJournal journal =
        RedisCallJournal.open(redis.address(), limits, InstantSource.system())) {
      calls.forEach(call -> journal.write(() -> call));
    }
  }

  private int run(int redisPort, String... args) {
    SimulatorEdges edges =
        new SimulatorEdges(
            folder, Map.of("REDIS_PORT", String.valueOf(redisPort)), new ManualClock());
    CommandLine line = ReplayCommand.line(edges);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  @Test
  void writesWhatIsRememberedAsATraceThatCanBePlayed() throws Exception {
    String file = folder.resolve("calls.csv").toString();
    try (RedisFixture redis = RedisFixture.start()) {
      keep(
          redis,
          List.of(
              RecordedCalls.local(0, "7", 100),
              RecordedCalls.cloud(1, "7", 300),
              RecordedCalls.local(2, "7", 100)));

      assertThat(run(redis.port(), "record", file, "--check")).isZero();
      assertThat(out.toString())
          .contains("3 calls in 2.0 s; left out: 0 that failed")
          .contains("cloud's time filled in     2 (67 %)", "server's time filled in    1 (33 %)")
          .contains("--slots 3", "| timeout ", "| each call");

      assertThat(run(redis.port(), "record", file, "--last", "2", "--json")).isZero();
      assertThat(out.toString()).contains("{\"calls\":2,", "\"cloudFilledIn\":1");
    }
    assertThat(new TraceFile(Path.of(file)).read().calls()).hasSize(2);
    assertThat(run(1, file, "--policy", "timeout")).isZero();
  }

  @Test
  void saysWhyThereIsNoTrace() {
    String file = folder.resolve("calls.csv").toString();
    try (RedisFixture redis = RedisFixture.start()) {
      keep(redis, List.of(RecordedCalls.local(0, "7", 100)));
      assertThat(run(redis.port(), "record", file)).isEqualTo(1);
      assertThat(run(redis.port(), "record", file, "--since", "2026-11-24T13:00:00Z")).isEqualTo(1);
    }
    assertThat(err.toString())
        .contains("All 1 calls ran on servers")
        .contains("There are no records of calls that ended well (0 records in all)");
  }

  @Test
  void saysWhatIsWrongWithItsArguments() {
    assertThat(run(1, "record", "a.csv", "--last", "0")).isEqualTo(2);
    assertThat(run(1, "record", "a.csv", "--cloud-ratio", "0")).isEqualTo(2);
    assertThat(run(1, "record", "a.csv", "--since", "yesterday")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "--last: 0", "--cloud-ratio: 0", "--since: 'yesterday'", "./spillway record --help");
  }

  @Test
  void saysWhereRedisIsMissed() {
    int port = RedisFixture.freePort();
    assertThat(run(port, "record", folder.resolve("a.csv").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("at 127.0.0.1:" + port, "./spillway doctor");
  }
}
