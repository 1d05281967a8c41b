package dev.spillway.client.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs other programs. */
public interface Programs {

  /** Runs a program on an input, unseen, and returns what it printed. */
  ProgramEnd ask(List<String> command, byte[] input, Duration limit);

  /** Runs a program in a folder and shows the user, as it comes, what it prints. */
  ProgramEnd show(List<String> command, Path folder, Duration limit);
}
