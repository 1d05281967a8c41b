package dev.spillway.server.sandbox.zygote;

import java.util.Optional;

/** What a zygote says, a line each. */
sealed interface ZygoteEvent {

  /**
   * It obeys from now on.
   *
   * @param commands its descriptor for commands
   */
  record Ready(int commands) implements ZygoteEvent {}

  /**
   * It has forked a process.
   *
   * @param number which one
   * @param pid the system's number of it
   * @param call the process' descriptor that takes a call
   * @param out the descriptor with the function's output
   * @param err the descriptor with the function's errors
   */
  record Forked(long number, long pid, int call, int out, int err) implements ZygoteEvent {}

  /**
   * It could not fork a process.
   *
   * @param number which one
   * @param reason why, after "because"
   */
  record NotForked(long number, String reason) implements ZygoteEvent {}

  /**
   * A process has ended.
   *
   * @param number which one
   * @param exitCode as a shell counts it
   */
  record Ended(long number, int exitCode) implements ZygoteEvent {}

  /** It has something to say to people. */
  record Note(String text) implements ZygoteEvent {}

  /** Reads a line; empty where it is not an event. */
  static Optional<ZygoteEvent> parse(String line) {
    String[] words = line.split(" ", -1);
    try {
      return Optional.ofNullable(
          switch (words[0]) {
            case "ready" -> new Ready(Integer.parseInt(words[1]));
            case "child" ->
                new Forked(
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Integer.parseInt(words[3]),
                    Integer.parseInt(words[4]),
                    Integer.parseInt(words[5]));
            case "failed" -> new NotForked(Long.parseLong(words[1]), rest(line, words[1]));
            case "exit" -> new Ended(Long.parseLong(words[1]), Integer.parseInt(words[2]));
            case "note" -> new Note(line.substring("note ".length()));
            default -> null;
          });
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String rest(String line, String after) {
    return line.substring(line.indexOf(after) + after.length()).strip();
  }
}
