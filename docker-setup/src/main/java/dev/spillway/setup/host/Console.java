package dev.spillway.setup.host;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells the user what happens; a step that takes time turns a wheel where there is a terminal. */
public final class Console {
  private static final String WHEEL = "|/-\\";
  private static final long TURN_MILLIS = 120;
  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanos;

  /**
   * Creates a console.
   *
   * @param terminal whether the stream is a terminal, which understands carriage returns
   * @param nanos a clock that never goes back
   */
  public Console(PrintStream out, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
  }

  /** Prints a line. */
  public void line(String text) {
    out.println(terminal ? CLEAR_LINE + text : text);
    out.flush();
  }

  /** Does something that takes time, and prints a line with how long it took. */
  public <T> T step(String what, Supplier<T> work) {
    long start = nanos.getAsLong();
    ScheduledExecutorService wheel = terminal ? turn(what, start) : null;
    boolean done = false;
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      if (wheel != null) {
        stop(wheel);
      }
      line("  " + (done ? "ok    " : "failed") + "  " + what + "  " + seconds(start));
    }
  }

  /** Does something that takes time and has no result. */
  public void step(String what, Runnable work) {
    step(
        what,
        () -> {
          work.run();
          return what;
        });
  }

  private ScheduledExecutorService turn(String what, long start) {
    AtomicInteger turns = new AtomicInteger();
    ScheduledExecutorService wheel =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    Runnable paint =
        () -> {
          char spoke = WHEEL.charAt(Math.floorMod(turns.getAndIncrement(), WHEEL.length()));
          out.print(CLEAR_LINE + "  " + spoke + "       " + what + "  " + seconds(start));
          out.flush();
        };
    var unused = wheel.scheduleAtFixedRate(paint, 0, TURN_MILLIS, TimeUnit.MILLISECONDS);
    return wheel;
  }

  private void stop(ScheduledExecutorService wheel) {
    wheel.shutdownNow();
    try {
      // The last turn must not be painted over the line that follows.
      if (!wheel.awaitTermination(1, TimeUnit.SECONDS)) {
        out.println();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    out.print(CLEAR_LINE);
  }

  private String seconds(long start) {
    long tenths = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - start) / 100;
    return tenths / 10 + "." + tenths % 10 + " s";
  }
}
