package dev.spillway.simulator;

import dev.spillway.simulator.figure.Results;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays all that docs/results.md shows of the simulator. */
@Command(
    name = "results",
    description =
        "Plays the figures of docs/results.md that come from the simulator, and writes them there.")
final class ResultsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--document",
      paramLabel = "FILE",
      description = "Where they are written, between two comments; printed where it is left out.")
  private @Nullable Path document;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("picocli has not set this command up");
    }
    Results results = Results.play();
    PrintWriter out = spec.commandLine().getOut();
    if (document == null) {
      out.print(results.markdown());
    } else {
      Files.writeString(document, Results.replaceBlock(Files.readString(document), results));
      out.println("Wrote the simulated figures into " + document);
    }
    out.flush();
    return 0;
  }
}
