package dev.spillway.client.call;

import java.util.List;

/**
 * Many calls.
 *
 * @param parameters taken in turn, from the first again after the last
 * @param requests how many calls
 * @param concurrency how many of them at a time
 */
public record LoadPlan(List<String> parameters, int requests, int concurrency) {
  /** Checks that there is something to call with, and something to do. */
  public LoadPlan {
    parameters = List.copyOf(parameters);
    if (parameters.isEmpty() || requests < 1 || concurrency < 1) {
      throw new IllegalArgumentException(
          parameters.size()
              + " parameters, "
              + requests
              + " requests, "
              + concurrency
              + " at a time (expected: at least 1 each)");
    }
    // A thread without a call would only cost memory.
    concurrency = Math.min(concurrency, requests);
  }

  /** Returns the parameter of a call, counted from 0. */
  String parameter(int call) {
    return parameters.get(call % parameters.size());
  }
}
