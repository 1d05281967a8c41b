package dev.spillway.client.call;

import static dev.spillway.common.invocation.ExecutionSite.CLOUD;
import static dev.spillway.common.invocation.ExecutionSite.LOCAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.invocation.FaultCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SummaryTest {
  private static final LoadPlan PLAN = new LoadPlan(List.of("10"), 4, 2);

  @Test
  void isASentenceATableAndALineForEachSortOfFault() {
    LatencyReport report =
        report(
            Samples.answered(LOCAL, 10),
            Samples.answered(LOCAL, 10),
            Samples.answered(CLOUD, 1500),
            Samples.faulted(FaultCode.FUNCTION_FAILED, "It ended:\n  File\nValueError: 4"));

    assertThat(Summary.text(report, PLAN))
        .isEqualTo(
            """
            4 calls, 2 at a time, in 2.00 s: 1.5 answers a second

                       count         p50         p95         p99
            local          2     10.0 ms     10.0 ms     10.0 ms
            cloud          1      1.50 s      1.50 s      1.50 s
            failed         1      2.0 ms      2.0 ms      2.0 ms
            total          4     10.0 ms      1.50 s      1.50 s

            1 x fault 100 FUNCTION_FAILED: It ended: … ValueError: 4
            """);
  }

  @Test
  void showsThatNothingFailed() {
    assertThat(Summary.text(report(Samples.answered(LOCAL, 10)), PLAN))
        .containsPattern("failed\\s+0\\s+-\\s+-\\s+-\n")
        .doesNotContain("unknown", " x ");
  }

  @Test
  void showsAnswersOfUnknownOriginWhereThereAreAny() {
    assertThat(Summary.text(report(Samples.anonymous()), PLAN)).containsPattern("unknown\\s+1");
  }

  @Test
  void isOneLineOfJsonForPrograms() {
    LatencyReport report =
        report(Samples.answered(LOCAL, 10), Samples.faulted(FaultCode.NO_CAPACITY, "Busy."));

    assertThat(JsonSummary.text(report, PLAN))
        .startsWith("{\"calls\":2,\"concurrency\":2,\"seconds\":2.0,\"answersPerSecond\":0.5,")
        .contains("\"local\":{\"count\":1,\"p50Millis\":10.0")
        .contains("\"cloud\":{\"count\":0,\"p50Millis\":null")
        .contains(
            "\"faults\":[{\"code\":200,\"name\":\"NO_CAPACITY\",\"count\":1,\"message\":\"Busy.\"}]")
        .doesNotContain("\n");
  }

  @Test
  void tellsOneCallInJson() {
    assertThat(JsonSummary.text("10", Samples.answered("55\n")))
        .isEqualTo("{\"parameter\":\"10\",\"answer\":\"55\\n\",\"site\":\"local\",\"millis\":5.0}");
    assertThat(JsonSummary.text("10", Samples.unreachable()))
        .contains("\"fault\":{\"code\":null,\"name\":\"UNREACHABLE\",\"message\":\"No load");
  }

  private static LatencyReport report(CallResult... results) {
    return LatencyReport.of(Stream.of(results).map(CallSample::of).toList(), Duration.ofSeconds(2));
  }
}
