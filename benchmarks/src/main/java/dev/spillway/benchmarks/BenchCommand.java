package dev.spillway.benchmarks;

import dev.spillway.benchmarks.figure.Figure;
import dev.spillway.benchmarks.figure.Figures;
import dev.spillway.benchmarks.figure.Plan;
import dev.spillway.benchmarks.process.BenchException;
import dev.spillway.benchmarks.process.Project;
import dev.spillway.benchmarks.report.ResultFolder;
import dev.spillway.common.config.NearestName;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: figures, or one of the commands below. */
@Command(
    name = "bench",
    description = {
      "Measures Spillway and its peers side by side, prints tables with medians and ratios, and"
          + " writes benchmarks/results.",
      "Without a FIGURE: all of them. Peers that are not installed are left out, which is said."
    },
    subcommands = {ReportCommand.class, JmhCommand.class},
    footer = {
      "",
      "Figures: latency, throughput, forwarding, overhead, records, scale-out, open-calls,"
          + " memory, live-report, live-burst, live-tail, live-budget",
      "         placement: the four of the offloading policies",
      "",
      "Examples:",
      "  ./spillway bench --quick",
      "  ./spillway bench forwarding overhead",
      "  ./spillway bench placement",
      "",
      "Exit codes: 0 all was measured or left out, 1 a figure failed, 2 wrong usage."
    })
final class BenchCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FIGURE", arity = "0..*", description = "What to measure.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--quick",
      description = "Only try whether all works: a minute or two, and numbers that mean nothing.")
  private boolean quick;

  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      description =
          "Where results are written; benchmarks/results by default, with --quick"
              + " benchmarks/target/quick-results.")
  private @Nullable Path results;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  private BenchCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs what the arguments say and returns the exit code. */
  static int run(Map<String, String> environment, String... args) {
    return line(environment).execute(args);
  }

  /** Returns the command line, for those who want to know what it prints. */
  static CommandLine line(Map<String, String> environment) {
    return new CommandLine(new BenchCommand(environment))
        .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command.getErr()))
        .setParameterExceptionHandler((e, args) -> misuse(e));
  }

  @Override
  public Integer call() throws Exception {
    List<Figure> figures =
        names.isEmpty()
            ? Figures.all()
            : names.stream().flatMap(name -> find(name).stream()).distinct().toList();
    Project project = Project.find();
    project.requirePrograms();
    BenchRun run =
        new BenchRun(
            project,
            environment,
            quick ? Plan.quick() : Plan.full(),
            new ResultFolder(resultFolder(project)),
            System.out);
    return run.measure(figures, quick) ? 0 : FAILED;
  }

  private Path resultFolder(Project project) {
    if (results != null) {
      return results.toAbsolutePath();
    }
    Path module = project.root().resolve("benchmarks");
    return quick ? module.resolve("target").resolve("quick-results") : module.resolve("results");
  }

  private List<Figure> find(String name) {
    List<Figure> found = Figures.named(name);
    if (found.isEmpty()) {
      throw unknown(name);
    }
    return found;
  }

  private ParameterException unknown(String name) {
    if (spec == null) {
      throw new IllegalStateException("picocli has not set this command up");
    }
    String hint =
        NearestName.of(name, Figures.names())
            .map(near -> "did you mean '" + near + "'?")
            .orElse("expected: " + String.join(", ", Figures.names()));
    return new ParameterException(spec.commandLine(), "There is no figure '" + name + "'; " + hint);
  }

  private static int misuse(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    err.println("./spillway bench --help tells more.");
    return MISUSED;
  }

  private static int explain(Exception e, PrintWriter err) {
    err.println(e instanceof BenchException ? e.getMessage() : "A defect of the benchmark: " + e);
    return FAILED;
  }
}
