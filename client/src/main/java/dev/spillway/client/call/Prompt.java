package dev.spillway.client.call;

import dev.spillway.client.terminal.Streams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads parameters line by line and prints the answers, as the original's client does. */
public final class Prompt {
  private static final String QUESTION = "Parameter (an empty line ends): ";

  private final FunctionCaller caller;
  private final Streams streams;
  private final BufferedReader lines;

  /** Creates a prompt on some streams. */
  public Prompt(FunctionCaller caller, Streams streams) {
    this.caller = caller;
    this.streams = streams;
    this.lines = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
  }

  /** Goes on until an empty line, {@code exit} or the end; returns whether no call failed. */
  public boolean run() {
    ResultPrinter printer = ResultPrinter.ofMany(streams);
    boolean good = true;
    String line = ask();
    while (line != null && !line.isEmpty() && !line.strip().equals("exit")) {
      good &= printer.print(caller.call(line));
      line = ask();
    }
    return good;
  }

  private @Nullable String ask() {
    if (streams.interactive()) {
      streams.err().print(QUESTION);
      streams.err().flush();
    }
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
