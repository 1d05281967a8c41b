package dev.spillway.client.source;

import dev.spillway.client.program.ProgramEnd;
import dev.spillway.client.program.ProgramEnd.Exited;
import dev.spillway.client.program.ProgramEnd.NotStarted;
import dev.spillway.client.program.ProgramEnd.TimedOut;
import dev.spillway.client.program.Programs;
import dev.spillway.client.terminal.ClientFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Has Python compile a script, without running it and without leaving a file behind. */
public final class PythonSyntax {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** The script's way to say that the source is wrong; others are Python's own. */
  private static final int WRONG = 3;

  /** Bytes, not text, so that Python itself minds a declared encoding. */
  private static final String SCRIPT =
      """
      import sys
      try:
          compile(sys.stdin.buffer.read(), sys.argv[1], "exec", dont_inherit=True)
      except SyntaxError as e:
          print(sys.version.split()[0], e.lineno or 0, e.msg, sep="\\n")
          sys.exit(3)
      except (ValueError, RecursionError, MemoryError) as e:
          print(sys.version.split()[0], 0, e or type(e).__name__, sep="\\n")
          sys.exit(3)
      """;

  private final Programs programs;

  /** Creates a check. */
  public PythonSyntax(Programs programs) {
    this.programs = programs;
  }

  /**
   * Checks a source; returns a note for the user where that is not possible.
   *
   * @throws ClientFailure if the source is wrong
   */
  public Optional<String> check(RawSource source) {
    ProgramEnd end = programs.ask(command(source.origin()), source.bytes(), LIMIT);
    if (end instanceof NotStarted) {
      return skipped("there is no python3 here");
    }
    if (end instanceof TimedOut) {
      return skipped("python3 did not finish within " + LIMIT.toSeconds() + " s");
    }
    Exited exited = (Exited) end;
    String[] lines = exited.output().strip().split("\\R", 3);
    if (exited.exitCode() == WRONG && lines.length == 3) {
      throw refusal(source, lines[0], lines[1] + ": " + lines[2]);
    }
    return exited.exitCode() == 0
        ? Optional.empty()
        : skipped("python3 ended with exit code " + exited.exitCode());
  }

  /** Isolated (-I), so that no module of the current folder or the user is loaded. */
  static List<String> command(String name) {
    return List.of("python3", "-I", "-X", "utf8", "-W", "ignore", "-c", SCRIPT, name);
  }

  private static Optional<String> skipped(String why) {
    return Optional.of("The syntax was not checked: " + why + ".");
  }

  private static ClientFailure refusal(RawSource source, String version, String lineAndMessage) {
    return new ClientFailure(
        "The source ("
            + source.origin()
            + ") is no Python script: line "
            + lineAndMessage.replaceFirst("^0: ", "unknown: "),
        "Mend it; nothing was stored. Where it is meant for a Python newer than "
            + version
            + ", --no-syntax-check stores it as it is.");
  }
}
