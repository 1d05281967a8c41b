package dev.spillway.common.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;

/**
 * Reads what the gateway answered. The handler in the cloud answers status 200 with stdout as the
 * body, or status 422 with {@code {"exitCode": n, "stderr": "..."}} as the body.
 */
final class CloudReply {
  /** The handler's status for a function that failed. */
  static final int FUNCTION_FAILED = 422;

  /** The handler's status for an output over the limit. */
  static final int OUTPUT_TOO_LARGE = 413;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 300;

  private CloudReply() {}

  static InvocationOutcome read(int status, String body, CloudIntegration integration) {
    return switch (integration) {
      case AWS_PROXY -> outcome(status, body);
      case AWS -> status == 200 ? unwrap(body) : outcome(status, body);
    };
  }

  /** Without the proxy, a raise or a timeout in Lambda is a 200 with {@code errorMessage}. */
  private static InvocationOutcome unwrap(String body) {
    try {
      JsonNode answer = JSON.readTree(body);
      if (answer.has("statusCode")) {
        return outcome(answer.path("statusCode").asInt(), answer.path("body").asText());
      }
      return failed(answer.path("errorMessage").asText(body));
    } catch (JsonProcessingException e) {
      return failed("an answer that is not JSON: " + body);
    }
  }

  private static InvocationOutcome outcome(int status, String body) {
    return switch (status) {
      case 200 -> new Completed(body);
      case FUNCTION_FAILED -> functionFailed(body);
      case OUTPUT_TOO_LARGE ->
          new Rejected(FaultCode.OUTPUT_TOO_LARGE, "The function printed more than 6 MB.");
      case 401, 403 ->
          new Rejected(
              FaultCode.CLOUD_REFUSED,
              "The cloud refused the call ("
                  + status
                  + ": "
                  + shorten(body)
                  + "). Check the API key.");
      case 429 ->
          new Rejected(
              FaultCode.CLOUD_REFUSED,
              "The cloud has too many calls (429: " + shorten(body) + "). Try again later.");
      case 504 ->
          new Rejected(
              FaultCode.CLOUD_TIMED_OUT, "The cloud gave no answer within its own limit of 29 s.");
      default -> failed(status + ": " + shorten(body));
    };
  }

  private static InvocationOutcome functionFailed(String body) {
    try {
      JsonNode failure = JSON.readTree(body);
      if (!failure.isObject()) {
        return new FunctionFailed(1, body);
      }
      int exitCode = failure.path("exitCode").asInt(1);
      return new FunctionFailed(exitCode == 0 ? 1 : exitCode, failure.path("stderr").asText());
    } catch (JsonProcessingException e) {
      return new FunctionFailed(1, body);
    }
  }

  private static Rejected failed(String why) {
    return new Rejected(FaultCode.CLOUD_FAILED, "The cloud failed (" + shorten(why) + ").");
  }

  private static String shorten(String text) {
    String line = text.strip();
    if (line.isEmpty()) {
      return "an empty answer";
    }
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
