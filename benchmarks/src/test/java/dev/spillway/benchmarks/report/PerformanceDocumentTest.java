package dev.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.benchmarks.figure.Figures;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PerformanceDocumentTest {
  private static final Path ROOT =
      Path.of(System.getProperty("spillway.root", "..")).toAbsolutePath();

  @Test
  void showsWhatTheResultsGive() throws Exception {
    check("performance.md", Figures.namesOfPerformance());
    check("results.md", Figures.namesOfPlacement());
  }

  private static void check(String document, List<String> figures) throws Exception {
    ResultFolder results = new ResultFolder(ROOT.resolve("benchmarks").resolve("results"));
    DocumentBlock block = new DocumentBlock(ROOT.resolve("docs").resolve(document));

    assertThat(block.read())
        .as("docs/%s, which ./spillway bench report writes", document)
        .isEqualTo(Report.of(results.readAll(figures)));
  }
}
