package dev.spillway.common.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FilesTest {
  private static final String A = "a".repeat(50_000);
  private static final String B = "b".repeat(50_000);

  @TempDir Path folder;

  private int filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return (int) files.count();
    }
  }

  @Test
  void showsReadersTheOldContentOrTheNew() throws Exception {
    Path file = folder.resolve("file");
    AtomicFile.write(file, A);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> writer =
          threads.submit(
              () -> {
                for (int i = 0; i < 300; i++) {
                  AtomicFile.write(file, i % 2 == 0 ? B : A);
                }
                return "done";
              });
      while (!writer.isDone()) {
        assertThat(Files.readString(file)).isIn(A, B);
      }
      writer.get();
    }
    assertThat(filesInFolder()).isEqualTo(1);
  }

  @Test
  void leavesNoDraftWhereItFails() throws Exception {
    Path inTheWay = folder.resolve("file");
    Files.createDirectories(inTheWay.resolve("full"));
    assertThatThrownBy(() -> AtomicFile.write(inTheWay, A)).isInstanceOf(IOException.class);
    assertThat(filesInFolder()).isEqualTo(1);
  }

  @Test
  void writesIntoFoldersThatAreMissing() throws Exception {
    Path file = folder.resolve("a/b/c");
    AtomicFile.write(file, "ü");
    assertThat(file).hasContent("ü");
  }

  @Test
  void tellsAPort() {
    Path file = folder.resolve("server.port");
    assertThat(PortFile.read(file)).isEmpty();
    PortFile.write(file, 54_321);
    assertThat(PortFile.read(file)).hasValue(54_321);
    PortFile.write(file, 1);
    assertThat(PortFile.read(file)).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "x", "80 81", "-1", "0", "65536", "99999999999"})
  void tellsNoPortWhereTheFileHoldsNone(String content) throws Exception {
    assertThat(PortFile.read(Files.writeString(folder.resolve("port"), content))).isEmpty();
  }
}
