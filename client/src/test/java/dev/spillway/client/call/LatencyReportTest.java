package dev.spillway.client.call;

import static dev.spillway.common.invocation.ExecutionSite.CLOUD;
import static dev.spillway.common.invocation.ExecutionSite.LOCAL;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spillway.client.call.LatencyReport.FaultGroup;
import dev.spillway.common.invocation.FaultCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LatencyReportTest {
  @Test
  void findsThePercentilesOfEachKind() {
    List<CallSample> samples =
        Stream.concat(
                LongStream.rangeClosed(1, 100).mapToObj(i -> Samples.answered(LOCAL, i)),
                Stream.of(Samples.answered(CLOUD, 900)))
            .map(CallSample::of)
            .collect(toList());

    LatencyReport report = LatencyReport.of(samples, Duration.ofSeconds(1));

    assertNear(report, CallKind.LOCAL, 100, List.of(50, 95, 99));
    assertNear(report, CallKind.CLOUD, 1, List.of(900, 900, 900));
    assertThat(report.total().count()).isEqualTo(101);
  }

  @Test
  void countsKindsThatDidNotOccurAsNone() {
    LatencyReport report = report(Samples.answered(LOCAL, 5));

    assertThat(report.kinds()).containsOnlyKeys(CallKind.values());
    assertThat(report.kinds().get(CallKind.FAILED))
        .isEqualTo(new Latencies(0, Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }

  @Test
  void keepsAnswersOfUnknownOriginApart() {
    assertThat(report(Samples.anonymous()).count(CallKind.UNKNOWN)).isEqualTo(1);
  }

  @Test
  void countsOnlyAnswersAsThroughput() {
    LatencyReport report =
        report(
            Samples.answered(LOCAL, 1),
            Samples.answered(CLOUD, 1),
            Samples.faulted(FaultCode.NO_CAPACITY, "All are busy."));

    assertThat(report.answersPerSecond()).isCloseTo(1.0, within(1e-9));
  }

  @Test
  void knowsNoThroughputOfNothing() {
    assertThat(LatencyReport.of(List.of(), Duration.ZERO).answersPerSecond()).isZero();
  }

  @Test
  void groupsFaultsByCodeWithTheFirstMessageAndTheMostFrequentFirst() {
    LatencyReport report =
        report(
            Samples.faulted(FaultCode.NO_SERVER, "None."),
            Samples.faulted(FaultCode.FUNCTION_FAILED, "ValueError: 1"),
            Samples.faulted(FaultCode.FUNCTION_FAILED, "ValueError: 2"));

    assertThat(report.faults()).extracting(FaultGroup::count).containsExactly(2L, 1L);
    assertThat(report.faults())
        .extracting(group -> group.first().label() + ", " + group.first().headline())
        .containsExactly("fault 100 FUNCTION_FAILED, ValueError: 1", "fault 201 NO_SERVER, None.");
  }

  @Test
  void takesLatenciesOfHours() {
    LatencyReport report = report(Samples.answered(LOCAL, 86_400_000));

    assertThat(report.total().p99().toHours()).isEqualTo(24);
  }

  private static LatencyReport report(CallResult... results) {
    return LatencyReport.of(
        Stream.of(results).map(CallSample::of).collect(toList()), Duration.ofSeconds(2));
  }

  private static void assertNear(
      LatencyReport report, CallKind kind, long count, List<Integer> millis) {
    Latencies latencies = report.kinds().getOrDefault(kind, report.total());
    assertThat(latencies.count()).isEqualTo(count);
    assertThat(Stream.of(latencies.p50(), latencies.p95(), latencies.p99()))
        .zipSatisfy(
            millis,
            (found, expected) ->
                assertThat(found.toNanos() / 1e6).isCloseTo(expected, within(expected * 0.002)));
  }
}
