package dev.spillway.client.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spillway.client.program.ProgramEnd;
import dev.spillway.client.program.ScriptedPrograms;
import dev.spillway.client.terminal.ClientFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PythonSyntaxTest {
  private static final RawSource SOURCE = new RawSource("f.py", new byte[] {'x'});

  @Test
  void asksAnIsolatedPythonToCompileItsInput() {
    ScriptedPrograms programs = ScriptedPrograms.exiting(0, "");

    assertThat(new PythonSyntax(programs).check(SOURCE)).isEmpty();

    List<String> command = programs.commands().get(0);
    assertThat(command)
        .startsWith("python3", "-I", "-X", "utf8", "-W", "ignore", "-c")
        .endsWith("f.py")
        .hasSize(9);
    assertThat(command.get(7)).contains("compile(sys.stdin.buffer.read(), sys.argv[1], \"exec\"");
  }

  @Test
  void refusesWhatPythonCallsWrong() {
    ScriptedPrograms programs = ScriptedPrograms.exiting(3, "3.11.7\n12\ninvalid syntax\n");

    assertThatExceptionOfType(ClientFailure.class)
        .isThrownBy(() -> new PythonSyntax(programs).check(SOURCE))
        .withMessage("The source (f.py) is no Python script: line 12: invalid syntax")
        .satisfies(e -> assertThat(e.text()).contains("newer than 3.11.7"));
  }

  @Test
  void skipsTheCheckWhereThereIsNoPython() {
    ProgramEnd missing = new ProgramEnd.NotStarted("No such file or directory");

    assertThat(new PythonSyntax(ScriptedPrograms.ending(missing)).check(SOURCE))
        .contains("The syntax was not checked: there is no python3 here.");
  }

  @Test
  void skipsTheCheckWherePythonIsOnlyAStub() {
    assertThat(new PythonSyntax(ScriptedPrograms.exiting(127, "not installed")).check(SOURCE))
        .contains("The syntax was not checked: python3 ended with exit code 127.");
  }

  @Test
  void doesNotWaitForPythonForEver() {
    ProgramEnd late = new ProgramEnd.TimedOut(Duration.ofSeconds(30));

    assertThat(new PythonSyntax(ScriptedPrograms.ending(late)).check(SOURCE))
        .contains("The syntax was not checked: python3 did not finish within 30 s.");
  }
}
