package dev.spillway.benchmarks;

import dev.spillway.benchmarks.figure.Figures;
import dev.spillway.benchmarks.process.Project;
import dev.spillway.benchmarks.report.DocumentBlock;
import dev.spillway.benchmarks.report.Report;
import dev.spillway.benchmarks.report.ResultFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the results into the documentation. */
@Command(
    name = "report",
    description =
        "Writes the tables of benchmarks/results into docs/performance.md and docs/results.md.")
final class ReportCommand implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Override
  public Integer call() throws IOException {
    Path root = Project.find().root();
    ResultFolder results = new ResultFolder(root.resolve("benchmarks").resolve("results"));
    write(root, "performance.md", Report.of(results.readAll(Figures.namesOfPerformance())));
    write(root, "results.md", Report.of(results.readAll(Figures.namesOfPlacement())));
    return 0;
  }

  private static void write(Path root, String name, String content) throws IOException {
    Path document = root.resolve("docs").resolve(name);
    new DocumentBlock(document).write(content);
    System.out.println("Wrote the results into " + root.relativize(document));
  }
}
