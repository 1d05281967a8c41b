package dev.spillway.client.call;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Draws a bar in one line of a terminal. */
public final class ProgressBars implements Progress {
  /** Narrower than any usual terminal, so that nobody needs to be asked for its width. */
  private static final int WIDTH = 79;

  private static final int REDRAW_MILLIS = 200;

  private final PrintStream screen;

  /** Creates bars on a stream. */
  public ProgressBars(PrintStream screen) {
    this.screen = screen;
  }

  @Override
  public Display open(int total) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Calls")
            .setInitialMax(total)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(screen, WIDTH))
            .build();
    return new Display() {
      @Override
      public void stepTo(int done) {
        bar.stepTo(done);
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }
}
