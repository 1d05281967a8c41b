package dev.spillway.client.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes.
 *
 * @param in what the user types, or a pipe
 * @param out results, and nothing else
 * @param err what is said about them
 * @param interactive whether a person sits at a terminal
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, boolean interactive) {

  /** Returns the process' own, in UTF-8 whatever the locale: answers go through pipes unchanged. */
  @SuppressWarnings("SystemConsoleNull") // the property sees to it
  public static Streams system() {
    // Java 22 to 24 have a console of another kind by default, also without a terminal.
    System.setProperty("jdk.console", "java.base");
    return new Streams(
        System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.console() != null);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
