package dev.spillway.server.sandbox.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells at little cost whether this process has children that it did not start. The system gives
 * orphans to the oldest thread of a process, and no other thread's children are asked for here.
 * Thread-safe.
 */
final class AdoptedChildren {
  private static final Logger log = LoggerFactory.getLogger(AdoptedChildren.class);

  private final @Nullable RandomAccessFile list;

  private AdoptedChildren(@Nullable RandomAccessFile list) {
    this.list = list;
  }

  static AdoptedChildren ofThisProcess() {
    String pid = String.valueOf(ProcessHandle.current().pid());
    Path file = Path.of("/proc/self/task", pid, "children");
    try {
      return new AdoptedChildren(new RandomAccessFile(file.toFile(), "r"));
    } catch (IOException e) {
      log.debug("No list of children", e);
      return new AdoptedChildren(null);
    }
  }

  /** Returns whether there are surely none; false where the system does not tell. */
  synchronized boolean areNone() {
    if (list == null) {
      return false;
    }
    try {
      list.seek(0);
      return list.read() < 0;
    } catch (IOException e) {
      log.debug("The list of children cannot be read", e);
      return false;
    }
  }
}
