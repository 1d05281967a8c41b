package dev.spillway.simulator;

import dev.spillway.common.config.InvalidConfigException;
import dev.spillway.common.config.NearestName;
import dev.spillway.common.journal.JournalException;
import dev.spillway.placement.policy.OffloadPolicy;
import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.recording.RecordingException;
import dev.spillway.simulator.report.Comparison;
import dev.spillway.simulator.report.LatencyPlot;
import dev.spillway.simulator.report.ReplayTable;
import dev.spillway.simulator.trace.Trace;
import dev.spillway.simulator.trace.TraceFile;
import dev.spillway.simulator.trace.TraceFormatException;
import dev.spillway.simulator.workload.Workload;
import dev.spillway.simulator.workload.Workloads;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "replay",
    description = {
      "Plays a trace through policies, without a system and without waiting, and prints how long"
          + " callers would wait, and what the cloud would take."
    },
    subcommands = ResultsCommand.class,
    footer = {
      "",
      "Workloads: poisson, bursts, on-off, heavy-tail, stragglers, crossover",
      "Policies: timeout, local-only, cloud-only, hedge, predictive",
      "",
      "Examples:",
      "  ./spillway replay --generate bursts --seed 7 --policy timeout --policy predictive",
      "  ./spillway replay --generate bursts --save bursts.csv",
      "  ./spillway replay bursts.csv --slots 8 --plot bursts.svg",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "TRACE", arity = "0..1", description = "A trace file.")
  private @Nullable Path file;

  @Option(names = "--generate", paramLabel = "WORKLOAD", description = "Make a trace instead.")
  private @Nullable String workload;

  @Option(names = "--seed", paramLabel = "N", description = "Of the trace that is made.")
  private long seed = 1;

  @Option(names = "--calls", paramLabel = "N", description = "How many it has.")
  private int calls = 2_000;

  @Option(names = "--policy", paramLabel = "POLICY", description = "Which to play; all by default.")
  private List<String> policies = new ArrayList<>();

  @Option(names = "--save", paramLabel = "FILE", description = "Where to write the trace.")
  private @Nullable Path save;

  @Option(names = "--plot", paramLabel = "FILE", description = "Where to draw latencies, as SVG.")
  private @Nullable Path plot;

  @Mixin private WorldCommand world = new WorldCommand();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  private ReplayCommand() {}

  /** Runs what the arguments say and returns the exit code. */
  static int run(SimulatorEdges edges, String... args) {
    return line(edges).execute(args);
  }

  /** Returns the command line, for those who want to know what it prints. */
  static CommandLine line(SimulatorEdges edges) {
    return new CommandLine(new ReplayCommand())
        .addSubcommand(new RecordCommand(edges))
        .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command.getErr()))
        .setParameterExceptionHandler((e, args) -> misuse(e));
  }

  @Override
  public Integer call() throws IOException {
    if ((file == null) == (workload == null)) {
      throw misuse("Give a trace file or --generate WORKLOAD, and not both.");
    }
    if (calls < 1) {
      throw misuse("--calls: " + calls + " (expected: 1 or more)");
    }
    List<String> chosen = policies();
    Optional<Workload> generated = Optional.ofNullable(workload).map(this::find);
    World place = world.apply(generated.map(Workload::world).orElseGet(World::usual));
    Trace trace = trace(generated);
    Comparison comparison = Comparison.of(trace, place, chosen);
    if (plot != null) {
      Files.writeString(plot, LatencyPlot.svg(comparison));
    }
    print(comparison, place);
    return 0;
  }

  /** Returns the trace of the file, or one that is made; what is saved is what is played. */
  private Trace trace(Optional<Workload> generated) throws IOException {
    if (file != null) {
      return new TraceFile(file).read();
    }
    Trace made = generated.orElseThrow().trace(calls, seed);
    if (save == null) {
      return made;
    }
    new TraceFile(save).write(made);
    return new Trace(made.name(), new TraceFile(save).read().calls());
  }

  private void print(Comparison comparison, World place) {
    PrintWriter out = spec().commandLine().getOut();
    out.printf(
        "%s: %d calls, %d slots; simulated%n%n",
        comparison.trace().name(), comparison.trace().size(), place.slots());
    out.print(ReplayTable.of(comparison).markdown());
    out.flush();
  }

  private List<String> policies() {
    List<String> known = OffloadPolicy.names();
    for (String policy : policies) {
      if (!known.contains(policy)) {
        throw unknown("policy", policy, known);
      }
    }
    return policies.isEmpty() ? known : policies.stream().distinct().toList();
  }

  private Workload find(String name) {
    return Workloads.named(name).orElseThrow(() -> unknown("workload", name, Workloads.names()));
  }

  private ParameterException unknown(String kind, String name, List<String> known) {
    String hint =
        NearestName.of(name, known)
            .map(near -> "did you mean '" + near + "'?")
            .orElse("expected: " + String.join(", ", known));
    return misuse("There is no " + kind + " '" + name + "'; " + hint);
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

  private static int misuse(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    String command = e.getCommandLine().getCommandName();
    err.println(e.getMessage());
    err.println("./spillway " + command + " --help tells more.");
    return MISUSED;
  }

  private static int explain(Exception e, PrintWriter err) {
    if (e instanceof InvalidConfigException) {
      err.println(e.getMessage());
      return MISUSED;
    }
    err.println(
        switch (e) {
          case NoSuchFileException missing -> "There is no file " + missing.getMessage();
          case TraceFormatException wrong -> wrong.getMessage();
          case RecordingException wrong -> wrong.getMessage();
          case JournalException broken ->
              broken.getMessage()
                  + "\nLook at ./spillway doctor; REDIS_PORT says where Redis is expected.";
          case IOException broken -> "Tried to read or write a file but failed because: " + broken;
          default -> "A defect of the simulator: " + e;
        });
    return FAILED;
  }
}
