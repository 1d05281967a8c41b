package dev.spillway.server.sandbox.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A child of this process, as /proc tells.
 *
 * @param pid its number
 * @param isZombie whether it has ended and was not reaped yet
 * @param group its process group
 * @param session its session
 */
record ChildProcess(long pid, boolean isZombie, long group, long session) {

  /** Returns the children that this process has now. */
  static List<ChildProcess> all() {
    return ProcessHandle.current()
        .children()
        .map(child -> read(child.pid()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns a process, or empty where there is none. */
  static Optional<ChildProcess> read(long pid) {
    try {
      String stat = Files.readString(proc(pid, "stat"), StandardCharsets.ISO_8859_1);
      // The name, in parentheses, may hold anything: the fields begin after the last one.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Optional.of(
          new ChildProcess(
              pid, fields[0].equals("Z"), Long.parseLong(fields[2]), Long.parseLong(fields[3])));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the value of a variable in the environment that it was started with. */
  Optional<String> startedWith(String variable) {
    try {
      String environment =
          new String(Files.readAllBytes(proc(pid, "environ")), StandardCharsets.ISO_8859_1);
      return Arrays.stream(environment.split("\0"))
          .filter(entry -> entry.startsWith(variable + "="))
          .map(entry -> entry.substring(variable.length() + 1))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Path proc(long pid, String file) {
    return Path.of("/proc", String.valueOf(pid), file);
  }
}
