package dev.spillway.benchmarks;

import dev.spillway.benchmarks.figure.Bench;
import dev.spillway.benchmarks.figure.Figure;
import dev.spillway.benchmarks.figure.FigureOutcome;
import dev.spillway.benchmarks.figure.Plan;
import dev.spillway.benchmarks.process.Cleanup;
import dev.spillway.benchmarks.process.Project;
import dev.spillway.benchmarks.process.Workshop;
import dev.spillway.benchmarks.report.MachineFacts;
import dev.spillway.benchmarks.report.Report;
import dev.spillway.benchmarks.report.Result;
import dev.spillway.benchmarks.report.ResultFolder;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Measures figures one after the other: one that breaks does not keep the others from it. */
final class BenchRun {
  private final Project project;
  private final Map<String, String> environment;
  private final Plan plan;
  private final ResultFolder results;
  private final PrintStream out;
  private final InstantSource clock = InstantSource.system();

  BenchRun(
      Project project,
      Map<String, String> environment,
      Plan plan,
      ResultFolder results,
      PrintStream out) {
    this.project = project;
    this.environment = environment;
    this.plan = plan;
    this.results = results;
    this.out = out;
  }

  /** Measures figures and returns whether none broke. */
  boolean measure(List<Figure> figures, boolean quick) throws InterruptedException {
    boolean allWell = true;
    for (Figure figure : figures) {
      try (Cleanup cleanup = new Cleanup()) {
        measure(figure, Workshop.open(project, environment, cleanup), quick);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        allWell = false;
        out.println("### " + figure.name() + ": failed\n");
        out.println(e.getMessage() == null ? e.toString() : e.getMessage());
      }
      out.println();
    }
    return allWell;
  }

  private void measure(Figure figure, Workshop workshop, boolean quick) throws Exception {
    Bench bench =
        new Bench(workshop, plan, what -> System.err.println(figure.name() + ": " + what));
    switch (figure.measure(bench)) {
      case FigureOutcome.LeftOut leftOut ->
          out.println("### " + figure.name() + ": left out\n\n" + leftOut.reason());
      case FigureOutcome.Measured measured -> {
        Result result =
            new Result(
                figure.name(),
                figure.title(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                quick,
                MachineFacts.read(workshop),
                measured.charts());
        out.print(Report.of(result));
        results.write(result);
      }
    }
  }
}
