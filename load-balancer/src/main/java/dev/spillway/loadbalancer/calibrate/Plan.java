package dev.spillway.loadbalancer.calibrate;

import java.util.List;

/**
 * What is to be measured.
 *
 * @param parameters the function's arguments
 * @param sizes memory sizes, in MB
 * @param calls how many warm calls of each parameter at each place
 */
public record Plan(List<String> parameters, List<Integer> sizes, int calls) {
  /** Leaves out what is named twice. */
  public Plan {
    parameters = parameters.stream().distinct().toList();
    sizes = sizes.stream().distinct().sorted().toList();
  }

  /** Returns how many calls the cloud gets at most. */
  public int cloudCalls() {
    return sizes.size() * callsPerSize();
  }

  /** Returns how many calls a size gets at most: one more than are warm. */
  public int callsPerSize() {
    return parameters.size() * calls + 1;
  }
}
