package dev.spillway.common.config;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Thrown when a configuration cannot be used; holds all that is wrong with it. */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  /** Creates the exception of one or more problems. */
  public InvalidConfigException(List<ConfigProblem> problems) {
    super(describe(problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems in the order in which they were found. */
  public List<ConfigProblem> problems() {
    return problems;
  }

  private static String describe(List<ConfigProblem> problems) {
    return IntStream.range(0, problems.size())
        .mapToObj(i -> "  " + (i + 1) + ". " + problems.get(i))
        .collect(Collectors.joining("\n", "The configuration is invalid:\n", ""));
  }
}
