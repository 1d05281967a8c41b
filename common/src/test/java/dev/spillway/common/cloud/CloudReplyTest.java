package dev.spillway.common.cloud;

import static dev.spillway.common.cloud.CloudIntegration.AWS;
import static dev.spillway.common.cloud.CloudIntegration.AWS_PROXY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudReplyTest {
  private static InvocationOutcome proxy(int status, String body) {
    return CloudReply.read(status, body, AWS_PROXY);
  }

  private static InvocationOutcome bare(String body) {
    return CloudReply.read(200, body, AWS);
  }

  private static void assertRejected(InvocationOutcome outcome, FaultCode code, String... parts) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.code()).isEqualTo(code);
              assertThat(rejected.reason())
                  .satisfies(
                      reason ->
                          assertThat(List.of(parts))
                              .allSatisfy(part -> assertThat(reason).contains(part)))
                  .hasSizeLessThan(400)
                  .endsWith(".");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "55\n", "{\"errorMessage\": \"printed\"}", "ü😀", "  "})
  void keepsWhatTheFunctionPrinted(String stdout) {
    assertThat(proxy(200, stdout)).isEqualTo(new Completed(stdout));
  }

  @Test
  void tellsHowTheFunctionFailed() {
    assertThat(proxy(422, "{\"exitCode\": 3, \"stderr\": \"a\\nb\"}"))
        .isEqualTo(new FunctionFailed(3, "a\nb"));
    assertThat(proxy(422, "{\"stderr\": \"a\"}")).isEqualTo(new FunctionFailed(1, "a"));
    assertThat(proxy(422, "{\"exitCode\": 0}")).isEqualTo(new FunctionFailed(1, ""));
    assertThat(proxy(422, "not JSON")).isEqualTo(new FunctionFailed(1, "not JSON"));
    assertThat(proxy(422, "\"text\"")).isEqualTo(new FunctionFailed(1, "\"text\""));
  }

  @ParameterizedTest
  @CsvSource({
    "413, OUTPUT_TOO_LARGE, 6 MB",
    "401, CLOUD_REFUSED, API key",
    "403, CLOUD_REFUSED, API key",
    "429, CLOUD_REFUSED, too many",
    "504, CLOUD_TIMED_OUT, 29 s",
    "500, CLOUD_FAILED, 500",
    "502, CLOUD_FAILED, 502",
    "503, CLOUD_FAILED, 503",
    "202, CLOUD_FAILED, 202",
    "301, CLOUD_FAILED, 301"
  })
  void tellsWhatTheCloudAnswered(int status, FaultCode code, String part) {
    assertRejected(proxy(status, "{\"message\":\"x\"}"), code, part);
    assertRejected(CloudReply.read(status, "", AWS), code, part);
    assertRejected(proxy(status, "x".repeat(1_000_000)), code, part);
  }

  @Test
  void unwrapsWhatComesWithoutTheProxy() {
    assertThat(bare("{\"statusCode\": 200, \"body\": \"55\\n\"}")).isEqualTo(new Completed("55\n"));
    assertThat(bare("{\"statusCode\": 422, \"body\": \"{\\\"exitCode\\\": 2}\"}"))
        .isEqualTo(new FunctionFailed(2, ""));
    assertRejected(bare("{\"statusCode\": 413, \"body\": \"\"}"), FaultCode.OUTPUT_TOO_LARGE);
  }

  @Test
  void tellsWhatLambdaSaysWithoutTheProxy() {
    assertRejected(
        bare("{\"errorMessage\": \"Task timed out after 3.00 seconds\"}"),
        FaultCode.CLOUD_FAILED,
        "Task timed out");
    assertRejected(bare("<html>"), FaultCode.CLOUD_FAILED, "not JSON", "<html>");
    assertRejected(bare(""), FaultCode.CLOUD_FAILED, "empty");
    assertRejected(bare("null"), FaultCode.CLOUD_FAILED);
    assertRejected(bare("[".repeat(100_000)), FaultCode.CLOUD_FAILED);
    assertRejected(bare("{\"statusCode\": \"x\"}"), FaultCode.CLOUD_FAILED);
  }

  @Test
  void reads6Megabytes() {
    String stdout = "a".repeat(6 * 1024 * 1024);
    assertThat(bare("{\"statusCode\":200,\"body\":\"" + stdout + "\"}"))
        .isEqualTo(new Completed(stdout));
  }

  @Test
  void rejectsEachCallWhereThereIsNoCloud() {
    CloudOutcome outcome = CloudInvoker.none().invoke(Invocation.of("1"));
    assertThat(outcome.mayHaveRun()).isFalse();
    assertRejected(outcome.outcome(), FaultCode.NO_CAPACITY, "CLOUD=none");
  }
}
