package dev.spillway.localcloud.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutputReaderTest {
  private final List<String> seen = new ArrayList<>();

  @Test
  void cutsOutputIntoLines() {
    read("one\n\ntw\u00f6\nrest");

    assertThat(seen).containsExactly("one", "", "tw\u00f6", "rest", "<mark>");
  }

  @Test
  void findsTheMarksOfInvocations() {
    read("one\n\0END 1\nunfinished\0END 2\n");

    assertThat(seen).containsExactly("one", "<mark>", "unfinished", "<mark>", "<mark>");
  }

  @Test
  void cutsALineThatIsTooLong() {
    read("x".repeat(300 * 1024) + "\n");

    assertThat(seen).hasSize(3);
    assertThat(seen.getFirst()).hasSize(256 * 1024);
    assertThat(seen.get(1)).hasSize(44 * 1024);
  }

  private void read(String output) {
    new OutputReader(
            new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)),
            seen::add,
            () -> seen.add("<mark>"))
        .read();
  }
}
