package dev.spillway.setup.host;

import java.util.List;

/**
 * What a command did.
 *
 * @param exitCode as the command gave it; 127 where there is no such program, 124 where it took too
 *     long
 * @param output its standard output
 * @param errors its standard error
 */
public record CommandResult(int exitCode, String output, String errors) {
  /** The code of a program that does not exist, as shells give it. */
  public static final int NO_SUCH_PROGRAM = 127;

  /** The code of a program that was ended after its limit, as timeout(1) gives it. */
  public static final int TOOK_TOO_LONG = 124;

  /** Returns whether the command succeeded. */
  public boolean ok() {
    return exitCode == 0;
  }

  /** Returns the lines of the output that are not blank. */
  public List<String> lines() {
    return output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Returns the first line of the output, or nothing. */
  public String firstLine() {
    return lines().stream().findFirst().orElse("");
  }

  /** Returns the last line that it complained with: why it failed. */
  public String complaint() {
    List<String> all = (output + "\n" + errors).lines().map(String::strip).toList();
    return all.stream()
        .filter(line -> !line.isEmpty())
        .reduce((earlier, later) -> later)
        .orElse("exit code " + exitCode);
  }

  /** Returns the last lines of output and errors. */
  public List<String> lastLines(int count) {
    List<String> all = (output + "\n" + errors).lines().filter(line -> !line.isBlank()).toList();
    return all.subList(Math.max(0, all.size() - count), all.size());
  }
}
