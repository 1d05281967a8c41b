package dev.spillway.loadbalancer.calibrate.measure;

import dev.spillway.loadbalancer.calibrate.Measurement;
import dev.spillway.loadbalancer.calibrate.Place;
import dev.spillway.loadbalancer.calibrate.Plan;
import dev.spillway.loadbalancer.calibrate.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Carries out a plan, one call at a time. A place that fails is not called again. */
public final class Calibrator {
  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * Creates a calibrator.
   *
   * @param progress is told each step, in a line
   */
  public Calibrator(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** Returns what was measured on the servers. */
  public List<Measurement> here(PlaceCaller servers) {
    progress.accept("Here: " + plan.parameters().size() * plan.calls() + " calls");
    return plan.parameters().stream()
        .map(
            parameter ->
                new Measurement(
                    parameter, new Place.Here(), warm(parameter, servers), Optional.empty()))
        .toList();
  }

  /**
   * Returns what was measured in the cloud.
   *
   * @param sizes gives the function a memory size, in MB, and returns what calls it; the first call
   *     is cold
   */
  public List<Measurement> there(IntFunction<PlaceCaller> sizes) {
    List<Measurement> all = new ArrayList<>();
    for (int memoryMb : plan.sizes()) {
      progress.accept(memoryMb + " MB: " + plan.callsPerSize() + " calls");
      all.addAll(at(new Place.There(memoryMb), sizes.apply(memoryMb)));
    }
    return all;
  }

  private List<Measurement> at(Place place, PlaceCaller cloud) {
    List<Measurement> all = new ArrayList<>();
    Optional<Sample> cold = Optional.of(cloud.call(plan.parameters().getFirst()));
    for (String parameter : plan.parameters()) {
      List<Sample> warm =
          cold.filter(Sample::isFailed).isPresent() ? List.of() : warm(parameter, cloud);
      Measurement run = new Measurement(parameter, place, warm, cold);
      all.add(run);
      if (run.failure().isPresent()) {
        break; // the size is out of question, and more calls would cost more
      }
      cold = Optional.empty();
    }
    return all;
  }

  private List<Sample> warm(String parameter, PlaceCaller caller) {
    List<Sample> samples = new ArrayList<>();
    while (samples.size() < plan.calls() && samples.stream().noneMatch(Sample::isFailed)) {
      samples.add(caller.call(parameter));
    }
    return samples;
  }
}
