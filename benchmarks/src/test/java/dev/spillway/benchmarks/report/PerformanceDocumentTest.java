package dev.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.benchmarks.figure.Figures;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PerformanceDocumentTest {
  private static final Path ROOT =
      Path.of(System.getProperty("spillway.root", "..")).toAbsolutePath();

  @Test
  void showsWhatTheResultsGive() throws Exception {
    ResultFolder results = new ResultFolder(ROOT.resolve("benchmarks").resolve("results"));
    DocumentBlock block = new DocumentBlock(ROOT.resolve("docs").resolve("performance.md"));

    assertThat(block.read())
        .as("docs/performance.md, which ./spillway bench report writes")
        .isEqualTo(Report.of(results.readAll(Figures.names())));
  }
}
