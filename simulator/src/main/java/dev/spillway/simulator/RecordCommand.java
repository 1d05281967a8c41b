package dev.spillway.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.RedisCallRecords;
import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.recording.Check;
import dev.spillway.simulator.recording.Recorder;
import dev.spillway.simulator.recording.Recording;
import dev.spillway.simulator.recording.RecordingText;
import dev.spillway.simulator.recording.Since;
import dev.spillway.simulator.trace.TraceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what was recorded of calls as a trace. */
@Command(
    name = "record",
    description = {
      "Writes the calls that the system remembers as a trace, which ./spillway replay plays.",
      "A call was measured where it ran; for the other place, a time is drawn from those that"
          + " similar calls took there, and how many are such is said."
    },
    footer = {
      "",
      "Examples:",
      "  ./spillway record calls.csv --last 1000",
      "  ./spillway record calls.csv --since 10m --check --local-timeout 2000",
      "",
      "Exit codes: 0 written, 1 no calls or no Redis, 2 wrong usage."
    })
final class RecordCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimulatorEdges edges;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Where to write the trace.")
  private Path file = Path.of("");

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "How many of the last calls; all by default.")
  private int last = Integer.MAX_VALUE;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only calls since then: 90s, 10m, 2h or 1d ago, or 2026-11-24T12:00:00Z.")
  private @Nullable String since;

  @Option(
      names = "--cloud-ratio",
      paramLabel = "X",
      description =
          "How many times as long as a server the cloud takes, where one of them had no call.")
  private @Nullable Double cloudRatio;

  @Option(
      names = "--check",
      description =
          "Play the calls with the policy that placed them, and say how far the simulator is off.")
  private boolean check;

  @Option(names = "--json", description = "Say all that as JSON.")
  private boolean json;

  @Mixin private WorldCommand world = new WorldCommand();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  RecordCommand(SimulatorEdges edges) {
    this.edges = edges;
  }

  @Override
  public Integer call() throws IOException {
    if (last < 1) {
      throw misuse("--last: " + last + " (expected: >= 1)");
    }
    if (cloudRatio != null && !(cloudRatio > 0)) {
      throw misuse("--cloud-ratio: " + cloudRatio + " (expected: > 0)");
    }
    OptionalDouble ratio =
        cloudRatio == null ? OptionalDouble.empty() : OptionalDouble.of(cloudRatio);
    Instant earliest = earliest();
    RecordConfig config = edges.config();
    Recording recording =
        Recorder.record(String.valueOf(file.getFileName()), records(config, earliest), ratio);
    new TraceFile(file).write(recording.trace());
    int slots = recording.slots(config.callsPerServer());
    Optional<Check> checked =
        check ? Optional.of(Check.of(recording, place(recording, slots))) : Optional.empty();
    PrintWriter out = spec().commandLine().getOut();
    if (json) {
      out.println(json(recording, slots, checked));
    } else {
      print(new RecordingText(recording, slots), checked, out);
    }
    out.flush();
    return 0;
  }

  private List<CallRecord> records(RecordConfig config, Instant earliest) {
    try (RedisCallRecords records = new RedisCallRecords(config.redis())) {
      return records.latest(last).stream()
          .filter(call -> call.function().equals(config.function()))
          .filter(call -> !call.arrived().isBefore(earliest))
          .toList();
    }
  }

  private Instant earliest() {
    if (since == null) {
      return Instant.MIN;
    }
    return Since.parse(since, edges.clock().instant())
        .orElseThrow(
            () ->
                misuse(
                    "--since: '"
                        + since
                        + "' (expected: e.g. 90s, 10m, 2h, 1d or 2026-11-24T12:00:00Z)"));
  }

  private World place(Recording recording, int slots) {
    World usual = World.usual();
    return world.apply(
        usual.withSlots(slots).with(usual.cloud().withColdMillis(recording.cloud().coldMillis())));
  }

  private void print(RecordingText text, Optional<Check> checked, PrintWriter out) {
    out.println("Wrote " + file + ": " + text.lines().getFirst());
    text.lines().stream().skip(1).forEach(out::println);
    out.println("Play it: ./spillway replay " + file + " " + text.options());
    checked.ifPresent(it -> out.print("\n" + it.table().markdown()));
  }

  private static String json(Recording recording, int slots, Optional<Check> checked)
      throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("calls", recording.tally().used());
    facts.put("tally", recording.tally());
    facts.put("slots", slots);
    facts.put("cloud", recording.cloud());
    checked.ifPresent(it -> facts.put("check", it));
    return JSON.writeValueAsString(facts);
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli has not set this command up");
    }
    return spec;
  }
}
