package dev.spillway.localcloud.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what a process has started. Linux keeps a list for each thread; asking Java, which looks at
 * all processes of the machine, would take longer than a throttle's turn.
 */
final class Children {
  private Children() {}

  /** Returns the numbers of the processes that a process has started; none where it has ended. */
  static List<Long> of(long pid) {
    Path threads = Path.of("/proc/" + pid + "/task");
    if (!Files.isDirectory(Path.of("/proc/self/task"))) {
      return ProcessHandle.of(pid).stream()
          .flatMap(ProcessHandle::children)
          .map(ProcessHandle::pid)
          .toList();
    }
    List<Long> children = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
      all.forEach(thread -> children.addAll(read(thread.resolve("children"))));
    } catch (IOException | DirectoryIteratorException | UncheckedIOException e) {
      // It has ended meanwhile.
    }
    return children;
  }

  private static List<Long> read(Path file) {
    try {
      String line = Files.readString(file).strip();
      return line.isEmpty()
          ? List.of()
          : List.of(line.split(" ")).stream().map(Long::valueOf).toList();
    } catch (IOException e) {
      return List.of(); // the thread has ended meanwhile
    }
  }
}
