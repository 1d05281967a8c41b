package dev.spillway.loadbalancer.calibrate;

import dev.spillway.placement.money.LambdaSize;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Tariff;
import dev.spillway.placement.money.Usage;
import java.time.Duration;
import java.util.Collection;

/**
 * What a calibration will cost, before it begins.
 *
 * @param expected by what the function took on a server
 * @param most if each call runs as long as it may
 */
public record Forecast(Money expected, Money most) {
  /** Lambda's CPU is a whole one from here on; below it, a run takes longer by as much. */
  private static final long WHOLE_CPU_MB = 1_769;

  private static final Duration INITIALIZATION = Duration.ofMillis(500);

  /**
   * Returns the forecast of a plan.
   *
   * @param here what was measured on servers; what is missing there counts as the longest run
   * @param tariff the prices; calls do not go through the gateway
   * @param longest how long a call may run in Lambda
   */
  public static Forecast of(
      Plan plan, Collection<Measurement> here, Tariff tariff, Duration longest) {
    Money expected = Money.ZERO;
    Money most = Money.ZERO;
    for (int memoryMb : plan.sizes()) {
      LambdaSize size = new LambdaSize(memoryMb, longest);
      most = most.plus(tariff.run(size.most()).times(plan.callsPerSize()));
      expected = expected.plus(tariff.run(usage(INITIALIZATION, size)));
      for (String parameter : plan.parameters()) {
        Usage run = usage(medianOf(parameter, here, longest), size);
        expected = expected.plus(tariff.run(run).times(plan.calls()));
      }
    }
    return new Forecast(expected.compareTo(most) < 0 ? expected : most, most);
  }

  private static Usage usage(Duration onWholeCpu, LambdaSize size) {
    long cpuMb = Math.min(size.memoryMb(), WHOLE_CPU_MB);
    long millis = Math.ceilDiv(onWholeCpu.toMillis() * WHOLE_CPU_MB, cpuMb);
    return new Usage(Math.min(millis, size.longest().toMillis()), size.memoryMb(), 0);
  }

  private static Duration medianOf(
      String parameter, Collection<Measurement> here, Duration longest) {
    return here.stream()
        .filter(run -> run.parameter().equals(parameter))
        .flatMap(run -> run.times().stream())
        .map(Times::median)
        .findFirst()
        .orElse(longest);
  }
}
