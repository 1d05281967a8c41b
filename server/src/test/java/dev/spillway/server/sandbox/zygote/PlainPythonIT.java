package dev.spillway.server.sandbox.zygote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.server.sandbox.SandboxLimits;
import dev.spillway.server.sandbox.SandboxResult;
import dev.spillway.server.sandbox.SandboxResult.Exited;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each script of a table twice, by a zygote and by {@code python3 function.py PARAM}, and
 * compares exit code, stdout and stderr.
 */
final class PlainPythonIT {
  private static final SandboxLimits LIMITS = new SandboxLimits(Duration.ofSeconds(30), 10_000_000);
  private static final String PARAMETER = "7 ü";

  @TempDir private Path folder;

  static Stream<Script> scripts() throws IOException {
    try (InputStream in =
        requireNonNull(PlainPythonIT.class.getResourceAsStream("/python/scripts.txt"))) {
      return Script.parse(new String(in.readAllBytes(), UTF_8)).stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void runsAsAPlainInterpreterDoes(Script script) throws Exception {
    Path function = Files.writeString(folder.resolve("function.py"), script.text());
    Files.writeString(folder.resolve("beside.py"), "print('imported', __name__)\nVALUE = 42\n");
    Exited plain = plain(function);
    try (ZygoteFixture zygote = ZygoteFixture.start()) {
      for (int i = 0; i < 2; i++) {
        SandboxResult result = zygote.sandbox().execute(function, Invocation.of(PARAMETER), LIMITS);
        assertThat(comparable((Exited) result)).isEqualTo(comparable(plain));
      }
      assertThat(zygote.fallbacks()).isZero();
    }
  }

  /** Without addresses in memory, which differ from one interpreter to the next. */
  private static Exited comparable(Exited result) {
    String address = "0x[0-9a-f]+";
    return new Exited(
        result.exitCode(),
        result.stdout().replaceAll(address, "ADDRESS"),
        result.stderr().replaceAll(address, "ADDRESS"));
  }

  private Exited plain(Path function) throws IOException, InterruptedException {
    Path home = Files.createDirectory(folder.resolve("home"));
    ProcessBuilder builder =
        new ProcessBuilder(ZygoteFixture.PYTHON.toString(), function.toString(), PARAMETER)
            .directory(home.toFile())
            .redirectInput(Path.of("/dev/null").toFile());
    builder.environment().clear();
    builder.environment().put("PATH", ZygoteFixture.PATH);
    builder.environment().put("LANG", "C.UTF-8");
    builder.environment().put("HOME", home.toString());
    builder.environment().put("TMPDIR", home.toString());
    builder.environment().put("SPILLWAY_RUN", "x".repeat(36));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process python = builder.start();
    Thread reader = Thread.ofVirtual().start(() -> copy(python.getErrorStream(), err));
    copy(python.getInputStream(), out);
    reader.join();
    assertThat(python.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Exited(python.exitValue(), text(out), text(err));
  }

  /** As the sandbox does: bytes that are not UTF-8 as U+FFFD. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }

  private static void copy(InputStream in, Path file) {
    try (in) {
      Files.copy(in, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A script and what it shows. */
  record Script(String title, String text) {
    static List<Script> parse(String table) {
      return Stream.of(table.split("(?m)^### "))
          .skip(1)
          .map(part -> part.split("\n", 2))
          .map(part -> new Script(part[0], part[1]))
          .toList();
    }

    @Override
    public String toString() {
      return title;
    }
  }
}
