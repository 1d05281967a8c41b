package dev.spillway.loadbalancer.calibrate;

import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Tariff;
import java.util.List;
import java.util.Optional;

/**
 * What came of a calibration.
 *
 * @param measurements all, in the order in which they were made
 * @param tariff the prices
 * @param goal how fast the cloud has to be
 * @param ignoresResults whether results may disagree
 */
public record Report(
    List<Measurement> measurements, Tariff tariff, Goal goal, boolean ignoresResults) {

  /** Copies the measurements. */
  public Report {
    measurements = List.copyOf(measurements);
  }

  /** Returns the parameters whose results disagree. */
  public List<Disagreement> disagreements() {
    return Disagreement.among(measurements);
  }

  /** Returns which size it is to be. */
  public Choice choice() {
    return new SizeChoice(measurements, tariff).by(goal);
  }

  /** Returns the memory size that is worth storing, or empty where something speaks against it. */
  public Optional<Integer> worthStoring() {
    if (!ignoresResults && !disagreements().isEmpty()) {
      return Optional.empty();
    }
    return switch (choice()) {
      case Choice.Cheapest(int memoryMb) -> Optional.of(memoryMb);
      case Choice.Fastest(int memoryMb) -> Optional.of(memoryMb);
      case Choice.TooSlow _, Choice.NoneWorks _ -> Optional.empty();
    };
  }

  /** Returns what the calls of the calibration itself cost; they passed no gateway. */
  public Money spent() {
    return measurements.stream()
        .filter(run -> run.place() instanceof Place.There)
        .flatMap(Measurement::all)
        .map(call -> tariff.run(call.usage()))
        .reduce(Money.ZERO, Money::plus);
  }
}
