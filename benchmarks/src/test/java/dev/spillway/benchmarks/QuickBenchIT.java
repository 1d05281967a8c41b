package dev.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.benchmarks.figure.Figures;
import dev.spillway.benchmarks.report.Result;
import dev.spillway.benchmarks.report.ResultFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that this machine can measure, in the short: fails on errors, never on times. */
final class QuickBenchIT {
  @TempDir private Path folder;

  @Test
  void measuresAllFiguresThatThisMachineHasPeersFor() throws Exception {
    int exitCode = BenchCommand.run(System.getenv(), "--quick", "--results", folder.toString());

    assertThat(exitCode).as("exit code; the output above says which figure failed").isZero();
    List<Result> results = new ResultFolder(folder).readAll(Figures.names());
    assertThat(results)
        .extracting(Result::figure)
        .contains("latency", "throughput", "forwarding", "overhead", "records")
        .containsAll(Figures.namesOfPlacement());
    assertThat(results).allSatisfy(QuickBenchIT::isComplete);
  }

  private static void isComplete(Result result) {
    assertThat(result.quick()).isTrue();
    assertThat(result.machine().cores()).isPositive();
    assertThat(result.charts())
        .isNotEmpty()
        .allSatisfy(chart -> assertThat(chart.ours()).isNotEmpty());
  }
}
