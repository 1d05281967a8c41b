package dev.spillway.localcloud.runtime;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what an environment prints into lines, and finds the marks at the end of invocations. */
final class OutputReader {
  /** The largest event that CloudWatch Logs takes; a longer line becomes several. */
  private static final int LONGEST_LINE = 256 * 1024;

  /** What the bootstrap writes when an invocation has printed everything. */
  private static final byte MARK = 0;

  private final InputStream output;
  private final Consumer<String> lines;
  private final Runnable marks;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean inMark;

  OutputReader(InputStream output, Consumer<String> lines, Runnable marks) {
    this.output = new BufferedInputStream(output, 64 * 1024);
    this.lines = lines;
    this.marks = marks;
  }

  /** Reads to the end. */
  void read() {
    try (output) {
      for (int next = output.read(); next >= 0; next = output.read()) {
        take(next);
      }
    } catch (IOException e) {
      // The process was killed and its output closed: nothing more will come.
    }
    flush();
    marks.run();
  }

  private void take(int next) {
    if (next == MARK) {
      flush();
      inMark = true;
    } else if (next == '\n' && inMark) {
      inMark = false;
      line.reset();
      marks.run();
    } else if (next == '\n') {
      lines.accept(text());
    } else {
      line.write(next);
      if (line.size() == LONGEST_LINE) {
        flush();
      }
    }
  }

  private void flush() {
    if (line.size() > 0) {
      lines.accept(text());
    }
  }

  private String text() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    return text;
  }
}
