package dev.spillway.localcloud.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.runtime.Task.Reply;
import java.time.Duration;
import java.util.Locale;

/** What Lambda answers in the place of a handler that gave no answer. */
final class Failures {
  private static final int SIGNALLED = 128;

  private Failures() {}

  static Reply timedOut(String requestId, Duration limit) {
    return failure("Sandbox.Timedout", timeoutText(requestId, limit));
  }

  static String timeoutText(String requestId, Duration limit) {
    double seconds = limit.toMillis() / 1e3;
    return String.format(
        Locale.ROOT, "RequestId: %s Error: Task timed out after %.2f seconds", requestId, seconds);
  }

  static Reply exited(String requestId, int exitCode) {
    String how =
        exitCode > SIGNALLED
            ? "signal: " + (exitCode == SIGNALLED + 9 ? "killed" : exitCode - SIGNALLED)
            : "exit status " + exitCode;
    String what = exitCode == 0 ? "without providing a reason" : "with error: " + how;
    return failure(
        "Runtime.ExitError",
        (requestId.isEmpty() ? "" : "RequestId: " + requestId + " ")
            + "Error: Runtime exited "
            + what);
  }

  static Reply tooLarge(int limitBytes) {
    return failure(
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size (" + limitBytes + " bytes).");
  }

  static Reply failure(String type, String message) {
    ObjectNode body = Json.object().put("errorType", type).put("errorMessage", message);
    return new Reply(Json.bytes(body), true);
  }
}
