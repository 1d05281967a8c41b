package dev.spillway.client.terminal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Streams whose input a test gives and whose output it reads. */
public final class TestStreams {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Streams streams;

  private TestStreams(byte[] input, boolean interactive) {
    this.streams =
        new Streams(
            new ByteArrayInputStream(input),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            interactive);
  }

  /** Returns the streams of a program in a pipe. */
  public static TestStreams pipe(String input) {
    return new TestStreams(input.getBytes(StandardCharsets.UTF_8), false);
  }

  /** Returns the streams of a program at a terminal. */
  public static TestStreams terminal(String input) {
    return new TestStreams(input.getBytes(StandardCharsets.UTF_8), true);
  }

  /** Returns the streams. */
  public Streams streams() {
    return streams;
  }

  /** Returns what was written as a result. */
  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Returns what was said about it. */
  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
