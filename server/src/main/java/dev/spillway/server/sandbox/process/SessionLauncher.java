package dev.spillway.server.sandbox.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns a command into one that runs in a session of its own, by util-linux.
 *
 * @param prefix what stands before the command
 */
record SessionLauncher(List<String> prefix) {
  private static final int CANNOT_START = 126;
  private static final int NOT_FOUND = 127;

  /** Returns the launcher, or empty where this system has no setsid. */
  static Optional<SessionLauncher> find() {
    return program("setsid").map(setsid -> new SessionLauncher(prefix(setsid)));
  }

  /** Returns the command with the launcher before it. */
  List<String> wrap(List<String> command) {
    List<String> wrapped = new ArrayList<>(prefix);
    wrapped.addAll(command);
    return wrapped;
  }

  /** Returns the command with only what gives it a session before it. */
  List<String> wrapInSession(List<String> command) {
    return new SessionLauncher(prefix.subList(0, 1)).wrap(command);
  }

  /** Returns whether an end looks like that of a launcher which could not start its command. */
  static boolean couldNotStart(int exitCode, String stderr) {
    return (exitCode == CANNOT_START || exitCode == NOT_FOUND)
        && (stderr.startsWith("setsid: ") || stderr.startsWith("setpriv: "));
  }

  private static List<String> prefix(String setsid) {
    // A server that is killed itself cannot kill its functions: the system does it then.
    return program("setpriv")
        .map(setpriv -> List.of(setsid, setpriv, "--pdeathsig", "KILL"))
        .orElse(List.of(setsid));
  }

  private static Optional<String> program(String name) {
    return Stream.of("/usr/bin/", "/bin/")
        .map(folder -> folder + name)
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst();
  }
}
