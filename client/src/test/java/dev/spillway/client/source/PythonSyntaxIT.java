package dev.spillway.client.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.spillway.client.program.ProgramEnd;
import dev.spillway.client.program.SystemPrograms;
import dev.spillway.client.terminal.ClientFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PythonSyntaxIT {
  private final SystemPrograms programs = new SystemPrograms(System.err);
  private final PythonSyntax syntax = new PythonSyntax(programs);

  @BeforeEach
  void requirePython() {
    ProgramEnd end =
        programs.ask(List.of("python3", "--version"), new byte[0], Duration.ofSeconds(20));
    assumeTrue(
        end instanceof ProgramEnd.Exited exited && exited.exitCode() == 0,
        "There is no python3 on this machine.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"print('größer')", "\uFEFFprint(1)\r\n", "x = '\\d'"})
  void acceptsScripts(String text) {
    assertThat(syntax.check(new RawSource("f.py", text.getBytes(UTF_8)))).isEmpty();
  }

  @Test
  void findsTheLineOfAnError() {
    assertRefused("a = 1\nif a\n  pass\n", "f.py", "line 2: ");
  }

  @Test
  void findsWrongIndentation() {
    assertRefused("def f():\nreturn 1\n", "line 2: expected an indented block");
  }

  @Test
  void mindsADeclaredEncoding() {
    assertRefused("# coding: no-such\nprint(1)\n", "no-such");
  }

  @Test
  void survivesAScriptThatIsTooDeep() {
    String deep = "(".repeat(50_000);

    assertThatExceptionOfType(ClientFailure.class)
        .isThrownBy(() -> syntax.check(new RawSource("f.py", deep.getBytes(ISO_8859_1))));
  }

  @Test
  void neitherRunsTheScriptNorLeavesAFile(@TempDir Path folder) throws Exception {
    Path trace = folder.resolve("trace");
    Path script = folder.resolve("f.py");
    Files.writeString(script, "open(" + quoted(trace) + ", 'w').close()\n");

    assertThatCode(() -> syntax.check(new RawSource(script.toString(), Files.readAllBytes(script))))
        .doesNotThrowAnyException();

    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(script));
  }

  private static String quoted(Path path) {
    return "'" + path + "'";
  }

  private void assertRefused(String text, String... parts) {
    assertThatExceptionOfType(ClientFailure.class)
        .isThrownBy(() -> syntax.check(new RawSource("f.py", text.getBytes(UTF_8))))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }
}
