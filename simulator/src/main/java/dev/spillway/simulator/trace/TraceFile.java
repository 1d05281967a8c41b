package dev.spillway.simulator.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trace as a text file: a heading, then a line for each call with its values between commas.
 *
 * <p>The parameter is the last value, so that it may have commas; a backslash stands before a line
 * end ({@code \n}) and before a backslash in it.
 *
 * @param path where it is
 */
public record TraceFile(Path path) {
  private static final String HEADING = "arrival_ms,local_ms,cloud_ms,gateway_ms,parameter";
  private static final int COLUMNS = 5;
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  /**
   * Reads the trace, whose name is the file's.
   *
   * @throws TraceFormatException if a line is wrong, with its number
   */
  public Trace read() throws IOException {
    List<String> lines = Files.readAllLines(path);
    if (lines.isEmpty() || !lines.getFirst().equals(HEADING)) {
      throw new TraceFormatException(path + ": the first line is not " + HEADING);
    }
    List<TracedCall> calls = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        calls.add(parse(lines.get(i), i + 1));
      }
    }
    if (calls.isEmpty()) {
      throw new TraceFormatException(path + ": there are no calls below the first line");
    }
    return new Trace(String.valueOf(path.getFileName()), calls);
  }

  /** Writes a trace. */
  public void write(Trace trace) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(HEADING);
    trace.calls().forEach(call -> lines.add(line(call)));
    Files.write(path, lines);
  }

  private TracedCall parse(String line, int number) {
    String[] values = line.split(",", COLUMNS);
    if (values.length < COLUMNS) {
      throw new TraceFormatException(
          path + ":" + number + ": " + values.length + " values (expected: " + COLUMNS + ")");
    }
    try {
      return new TracedCall(
          Double.parseDouble(values[0]),
          unescape(values[4]),
          Double.parseDouble(values[1]),
          Double.parseDouble(values[2]),
          Double.parseDouble(values[3]));
    } catch (IllegalArgumentException e) {
      throw new TraceFormatException(path + ":" + number + ": " + e.getMessage());
    }
  }

  private static String unescape(String parameter) {
    return ESCAPED
        .matcher(parameter)
        .replaceAll(it -> it.group(1).equals("n") ? "\n" : Matcher.quoteReplacement(it.group(1)));
  }

  private static String line(TracedCall call) {
    return String.format(
        Locale.ROOT,
        "%.3f,%.3f,%.3f,%.3f,%s",
        call.arrivalMillis(),
        call.localMillis(),
        call.cloudMillis(),
        call.gatewayMillis(),
        call.parameter().replace("\\", "\\\\").replace("\n", "\\n"));
  }
}
