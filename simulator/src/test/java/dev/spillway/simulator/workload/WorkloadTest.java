package dev.spillway.simulator.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spillway.simulator.trace.Trace;
import dev.spillway.simulator.trace.TracedCall;
import dev.spillway.simulator.workload.Arrivals.Phase;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WorkloadTest {
  static Stream<Workload> workloads() {
    return Stream.of(
            Workloads.all(),
            HeldOutWorkloads.all(),
            FigureWorkloads.tails(),
            List.of(FigureWorkloads.report(), FigureWorkloads.burst()))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void isTheSameForTheSameSeedOnly(Workload workload) {
    assertThat(workload.trace(200, 7)).isEqualTo(workload.trace(200, 7));
    assertThat(workload.trace(200, 7).calls()).isNotEqualTo(workload.trace(200, 8).calls());
  }

  @Test
  void heldOutOnesShareNoNameWithThoseThatWereTunedOn() {
    Set<String> tuned = new HashSet<>(Workloads.names());
    assertThat(HeldOutWorkloads.all())
        .extracting(Workload::name)
        .doesNotContainAnyElementsOf(tuned);
    assertThat(HeldOutWorkloads.all()).hasSize(5);
  }

  @Test
  void poissonArrivalsComeAtTheirRate() {
    double[] times = Arrivals.poisson(0.8).times(20_000, new SplittableRandom(1));
    assertThat(20_000 / times[times.length - 1]).isCloseTo(0.8, Percentage.withPercentage(3));
  }

  @Test
  void noCallComesInAPhaseThatIsOff() {
    double[] times = Arrivals.onOff(2, 10).times(5_000, new SplittableRandom(1));
    assertThat(Arrays.stream(times).map(time -> time % 20).max().orElseThrow()).isLessThan(10);
  }

  @Test
  void burstsBringTheirShare() {
    Arrivals arrivals = Arrivals.bursts(new Phase(0.5, 80), new Phase(4, 20));
    double[] times = arrivals.times(12_000, new SplittableRandom(1));
    long inBursts = Arrays.stream(times).filter(time -> time % 100 >= 80).count();
    assertThat(inBursts / 12_000.0).isCloseTo(80.0 / 120, within(0.02));
  }

  @Test
  void azureMeansFollowThePublishedFit() {
    Body[] bodies = Durations.azure(2_000, 1).draw(20_000, new SplittableRandom(1));
    double[] sorted = Arrays.stream(bodies).mapToDouble(Body::localMillis).sorted().toArray();
    // The median of a log-normal whose logarithm has mean -0.38, in seconds.
    assertThat(sorted[sorted.length / 2])
        .isCloseTo(1_000 * Math.exp(-0.38), Percentage.withPercentage(15));
  }

  @Test
  void fibonacciGrowsByTheGoldenRatio() {
    Trace trace = FigureWorkloads.report().trace(4_000, 1);
    assertThat(mean(trace, "32") / mean(trace, "31"))
        .isCloseTo(1.618, Percentage.withPercentage(3));
  }

  private static double mean(Trace trace, String parameter) {
    return trace.calls().stream()
        .filter(call -> call.parameter().equals(parameter))
        .mapToDouble(TracedCall::localMillis)
        .average()
        .orElseThrow();
  }
}
