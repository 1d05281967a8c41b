package dev.spillway.simulator.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ResultsDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("spillway.root", "..")).resolve("docs").resolve("results.md");

  @Test
  void showsWhatTheSimulatorGives() throws Exception {
    Results results = Results.play();
    assertThat(Results.block(Files.readString(DOCUMENT)))
        .as("docs/results.md, which ./spillway replay results --document docs/results.md writes")
        .isEqualTo(results.markdown().strip());
    assertThatThrownBy(() -> Results.replaceBlock("no comments", results))
        .hasMessageContaining("the document has no lines");
  }
}
