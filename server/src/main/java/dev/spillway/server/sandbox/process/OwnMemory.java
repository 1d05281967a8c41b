package dev.spillway.server.sandbox.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The memory of this process, and in it the gateway's key. */
public final class OwnMemory {
  private static final Logger log = LoggerFactory.getLogger(OwnMemory.class);

  private OwnMemory() {}

  /**
   * Keeps functions, which run as the same user, from reading it, or what this process was started
   * with, through /proc.
   */
  public static void hide() {
    try {
      if (new Libc().hideMemory()) {
        return;
      }
    } catch (UnsupportedOperationException e) {
      log.debug("No prctl", e);
    }
    log.warn("This system has no prctl(PR_SET_DUMPABLE): functions may read this program's memory");
  }
}
