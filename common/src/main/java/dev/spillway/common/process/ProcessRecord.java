package dev.spillway.common.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Names a process so that another program can find it, and nobody takes another process for it that
 * was given the same number later. Kept in a file of two words.
 *
 * @param pid the process' number
 * @param startMillis when it started, in milliseconds since the epoch, as the system tells
 */
public record ProcessRecord(long pid, long startMillis) {

  /** The system counts from its boot, whose time of day it tells in whole seconds only. */
  private static final long CLOCK_TOLERANCE_MILLIS = 2_000;

  private static final long LOOK_MILLIS = 20;
  private static final long SIGNAL_LIMIT_SECONDS = 5;

  /** Returns the record of a process that was just started. */
  public static ProcessRecord of(Process process) {
    return new ProcessRecord(process.pid(), startOf(process.toHandle()));
  }

  /** Returns the record in a file, or empty where there is none that can be read. */
  public static Optional<ProcessRecord> load(Path file) {
    try {
      String[] words = Files.readString(file).strip().split(" ");
      return Optional.of(new ProcessRecord(Long.parseLong(words[0]), Long.parseLong(words[1])));
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Writes the record into a file, whole or not at all. */
  public void save(Path file) {
    try {
      AtomicFile.write(file, pid + " " + startMillis + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the process, or empty where it has ended. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> !isZombie(handle.pid()))
        .filter(handle -> Math.abs(startOf(handle) - startMillis) <= CLOCK_TOLERANCE_MILLIS);
  }

  /** Stops the process where it is, until it is resumed; returns whether there is one. */
  public boolean pause() {
    return signal("STOP");
  }

  /** Lets the process go on, where it is paused; returns whether there is one. */
  public boolean resume() {
    return signal("CONT");
  }

  /** Returns whether the process is paused, as far as the system tells. */
  public boolean isPaused() {
    return find().filter(handle -> stateOf(handle.pid()).startsWith("T")).isPresent();
  }

  /** Asks the process to end, paused or not, and ends it where it has not within the limit. */
  public void terminate(Duration limit) {
    if (isPaused()) {
      resume(); // else it would not hear that it is to end
    }
    find().ifPresent(handle -> terminate(handle, limit));
  }

  /** Java has no signals but its own two; every shell has the command. */
  private boolean signal(String name) {
    return find().isPresent() && isDone(List.of("/bin/sh", "-c", "kill -" + name + " " + pid));
  }

  private static boolean isDone(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).start();
      return process.waitFor(SIGNAL_LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void terminate(ProcessHandle handle, Duration limit) {
    handle.destroy();
    if (!hasEnded(handle, limit)) {
      handle.destroyForcibly();
      hasEnded(handle, limit);
    }
  }

  private static boolean hasEnded(ProcessHandle handle, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    CompletableFuture<ProcessHandle> exit = handle.onExit();
    while (handle.isAlive() && !isZombie(handle.pid())) {
      try {
        exit.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        if (System.nanoTime() >= deadline) {
          return false;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether a process has ended, and its parent has not asked how: in a container, the
   * first process often never asks. Java calls such a process alive.
   */
  private static boolean isZombie(long pid) {
    return stateOf(pid).startsWith("Z");
  }

  /** Returns what follows the name in the system's line on a process, or nothing elsewhere. */
  private static String stateOf(long pid) {
    try {
      String stat =
          Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
      return stat.substring(stat.lastIndexOf(')') + 2); // a name may hold anything
    } catch (IOException e) {
      return ""; // no Linux, or ended by now
    }
  }

  private static long startOf(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
