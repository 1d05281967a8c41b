package dev.spillway.common.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Usage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class HandlerReplyTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final CloudTerms terms = Terms.USUAL.withMemory(1024);

  @Test
  void readsResultAndUsageAndChargesNoGateway() {
    CloudOutcome outcome =
        HandlerReply.read(
            """
            {"statusCode": 200, "headers": {"Spillway-Usage": "ms=998, mb=512, init=120"},
             "body": "55\\n"}
            """,
            SECOND,
            terms);
    assertThat(outcome.outcome()).isEqualTo(new Completed("55\n"));
    assertThat(outcome.bill().usage()).isEqualTo(new Usage(1000, 512, 120));
    assertThat(outcome.bill().cost()).isEqualTo(new Money(200 + 8334));
  }

  @Test
  void readsHowAFunctionFailed() {
    CloudOutcome outcome =
        HandlerReply.read(
            """
            {"statusCode": 422, "headers": {"Spillway-Usage": "ms=1, mb=512, cold=?0"},
             "body": "{\\"exitCode\\": 3, \\"stderr\\": \\"no\\"}"}
            """,
            SECOND,
            terms);
    assertThat(outcome.outcome()).isEqualTo(new FunctionFailed(3, "no"));
  }

  @Test
  void chargesTheWholeTimeWhereLambdaAnswersItself() {
    CloudOutcome outcome =
        HandlerReply.read(
            "{\"errorMessage\": \"Task timed out after 1.00 seconds\"}", SECOND, terms);
    assertThat(outcome.outcome())
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.reason()).contains("timed out"));
    assertThat(outcome.bill().usage().billedMillis()).isEqualTo(1001);
    assertThat(outcome.mayHaveRun()).isTrue();
  }

  @Test
  void chargesTheLongestRunWhereNobodyAnswers() {
    CloudOutcome outcome = HandlerReply.lost(FaultCode.CLOUD_FAILED, "It broke.", terms);
    assertThat(outcome.bill().usage()).isEqualTo(terms.size().most());
    assertThat(outcome.outcome()).isEqualTo(new Rejected(FaultCode.CLOUD_FAILED, "It broke."));
  }
}
