package dev.spillway.client.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs nothing: ends as a test says, and remembers the command lines. */
public final class ScriptedPrograms implements Programs {
  private final ProgramEnd end;
  private final List<List<String>> commands = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();

  private ScriptedPrograms(ProgramEnd end) {
    this.end = end;
  }

  /** Returns programs that end with an exit code. */
  public static ScriptedPrograms exiting(int exitCode, String output) {
    return new ScriptedPrograms(new ProgramEnd.Exited(exitCode, output));
  }

  /** Returns programs that end in a given way. */
  public static ScriptedPrograms ending(ProgramEnd end) {
    return new ScriptedPrograms(end);
  }

  @Override
  public ProgramEnd ask(List<String> command, byte[] input, Duration limit) {
    commands.add(command);
    return end;
  }

  @Override
  public ProgramEnd show(List<String> command, Path folder, Duration limit) {
    commands.add(command);
    folders.add(folder);
    return end;
  }

  /** Returns the command lines so far. */
  public List<List<String>> commands() {
    return commands;
  }

  /** Returns the folders of those that were shown. */
  public List<Path> folders() {
    return folders;
  }
}
