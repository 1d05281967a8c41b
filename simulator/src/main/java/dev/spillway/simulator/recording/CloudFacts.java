package dev.spillway.simulator.recording;

import dev.spillway.placement.estimate.CloudTimes.Parts;
import dev.spillway.simulator.engine.CloudModel;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What records say of the cloud apart from the function's own time; medians.
 *
 * @param gatewayMillis what network and gateway add to a call; the assumed time where none is known
 * @param coldStarts how many there were
 * @param coldMillis how much longer such a call takes; the assumed time where there was none
 */
public record CloudFacts(double gatewayMillis, int coldStarts, double coldMillis) {

  /** Returns what some calls say. */
  static CloudFacts of(List<Parts> calls) {
    double gateway =
        median(
            calls.stream().filter(it -> it.coldMillis() == 0).mapToDouble(Parts::gatewayMillis),
            CloudModel.assumed().gatewayMillis());
    List<Parts> cold = calls.stream().filter(it -> it.coldMillis() > 0).toList();
    // Whoever measures a cold start sees only the end of it: the rest looks like a long way there.
    DoubleStream starts =
        cold.stream()
            .mapToDouble(it -> it.coldMillis() + Math.max(0, it.gatewayMillis() - gateway));
    return new CloudFacts(gateway, cold.size(), median(starts, CloudModel.assumed().coldMillis()));
  }

  private static double median(DoubleStream values, double otherwise) {
    double[] sorted = values.sorted().toArray();
    return sorted.length == 0 ? otherwise : sorted[sorted.length / 2];
  }
}
