package dev.spillway.loadbalancer.calibrate;

import dev.spillway.loadbalancer.calibrate.Sample.Answer;
import dev.spillway.loadbalancer.calibrate.Sample.Failed;
import dev.spillway.loadbalancer.calibrate.Sample.Printed;
import dev.spillway.placement.money.Usage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Measurements of times that tests choose; all calls print the same. */
final class Measurements {
  private static final Answer SAME = new Printed("same\n");

  private Measurements() {}

  static Measurement here(String parameter, int... millis) {
    List<Sample> samples =
        Arrays.stream(millis).mapToObj(time -> Sample.here(Duration.ofMillis(time), SAME)).toList();
    return new Measurement(parameter, new Place.Here(), samples, Optional.empty());
  }

  /** What is billed is what was measured. */
  static Measurement there(String parameter, int memoryMb, int... millis) {
    List<Sample> samples =
        Arrays.stream(millis).mapToObj(time -> sample(time, memoryMb, SAME)).toList();
    return new Measurement(parameter, new Place.There(memoryMb), samples, Optional.empty());
  }

  static Measurement failed(String parameter, int memoryMb, String reason) {
    return new Measurement(
        parameter,
        new Place.There(memoryMb),
        List.of(sample(1, memoryMb, new Failed(reason))),
        Optional.empty());
  }

  static Measurement printing(String parameter, Place place, String... outputs) {
    List<Sample> samples =
        Arrays.stream(outputs)
            .map(output -> Sample.here(Duration.ofMillis(1), new Printed(output)))
            .toList();
    return new Measurement(parameter, place, samples, Optional.empty());
  }

  static Measurement withCold(Measurement run, int millis) {
    int memoryMb = ((Place.There) run.place()).memoryMb();
    return new Measurement(
        run.parameter(), run.place(), run.warm(), Optional.of(sample(millis, memoryMb, SAME)));
  }

  private static Sample sample(int millis, int memoryMb, Answer answer) {
    return new Sample(Duration.ofMillis(millis), answer, new Usage(millis, memoryMb, 0));
  }
}
