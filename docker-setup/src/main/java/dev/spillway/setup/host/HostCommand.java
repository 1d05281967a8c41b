package dev.spillway.setup.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command line.
 *
 * @param words the program and its arguments
 * @param environment what differs from this program's own environment; an empty value takes a
 *     variable away
 */
public record HostCommand(List<String> words, Map<String, String> environment) {
  /** Copies both. */
  public HostCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** Returns a command in this program's own environment. */
  public static HostCommand of(String... words) {
    return new HostCommand(List.of(words), Map.of());
  }

  /** Returns this command with more words. */
  public HostCommand plus(List<String> more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(more);
    return new HostCommand(all, environment);
  }

  /** Leaves the environment out: it may hold secrets. */
  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
