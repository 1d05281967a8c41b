package dev.spillway.localcloud.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What an execution environment runs.
 *
 * @param id tells one state of a function's code and configuration from any other
 * @param name the function's
 * @param version a number, or $LATEST
 * @param arn the function's, with the version where it is a number
 * @param region where it is deployed
 * @param runtime such as python3.13
 * @param handler such as function.handler
 * @param timeout how long an invocation may take
 * @param memoryMb told to the function, and what its CPU follows; no limit
 * @param variables the environment variables that the function was given
 * @param root the folder of the unpacked code
 */
public record FunctionSpec(
    String id,
    String name,
    String version,
    String arn,
    String region,
    String runtime,
    String handler,
    Duration timeout,
    int memoryMb,
    Map<String, String> variables,
    Path root) {

  /** Returns the log group in which the function's output is found. */
  public String logGroup() {
    return "/aws/lambda/" + name;
  }
}
