package dev.spillway.benchmarks.load;

import java.io.IOException;

/** What came is no HTTP answer that this package reads. */
final class MalformedAnswerException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedAnswerException(String what) {
    super("The answer cannot be read: " + what);
  }
}
