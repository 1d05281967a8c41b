package dev.spillway.loadbalancer.calibrate;

import dev.spillway.placement.money.Tariff;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Chooses a memory size by what was measured. Immutable. */
public final class SizeChoice {
  /** Times that differ by less than this part of them are the same: 5 %. */
  private static final int SAME_PART = 20;

  private static final Comparator<Size> CHEAPEST =
      Comparator.comparingLong(Size::cost).thenComparingInt(Size::memoryMb);

  private final Collection<Measurement> measurements;
  private final long parameters;
  private final Tariff tariff;

  /** Creates a choice among the sizes that were measured, at these prices. */
  public SizeChoice(Collection<Measurement> measurements, Tariff tariff) {
    this.measurements = List.copyOf(measurements);
    this.parameters = measurements.stream().map(Measurement::parameter).distinct().count();
    this.tariff = tariff;
  }

  /** What is known of a size at which all parameters ran. */
  private record Size(int memoryMb, List<Measurement> runs, long cost) {
    Duration longest() {
      return runs.stream()
          .flatMap(run -> run.times().stream())
          .map(Times::longest)
          .max(Comparator.naturalOrder())
          .orElse(Duration.ZERO);
    }

    /** For sums, since no one parameter is the one that counts. */
    Duration sumOfMedians() {
      return runs.stream()
          .flatMap(run -> run.times().stream())
          .map(Times::median)
          .reduce(Duration.ZERO, Duration::plus);
    }
  }

  /** Returns the cheapest size that reaches the goal; of two that cost the same, the smaller. */
  public Choice by(Goal goal) {
    List<Size> sizes = sizes();
    if (sizes.isEmpty()) {
      return new Choice.NoneWorks();
    }
    Optional<Size> cheapest = sizes.stream().filter(size -> reaches(size, goal)).min(CHEAPEST);
    return cheapest
        .<Choice>map(size -> new Choice.Cheapest(size.memoryMb()))
        .orElseGet(() -> fallback(sizes, goal));
  }

  private static Choice fallback(List<Size> sizes, Goal goal) {
    return switch (goal) {
      case Goal.Within _ -> new Choice.TooSlow(nearest(sizes));
      case Goal.AsFastAsHere _ -> new Choice.Fastest(fastest(sizes));
    };
  }

  private static int nearest(List<Size> sizes) {
    return sizes.stream()
        .min(Comparator.comparing(Size::longest).thenComparingInt(Size::memoryMb))
        .orElseThrow()
        .memoryMb();
  }

  private static int fastest(List<Size> sizes) {
    Duration least =
        sizes.stream().map(Size::sumOfMedians).min(Comparator.naturalOrder()).orElseThrow();
    Duration most = least.plus(least.dividedBy(SAME_PART));
    return sizes.stream()
        .filter(size -> size.sumOfMedians().compareTo(most) <= 0)
        .min(CHEAPEST)
        .orElseThrow()
        .memoryMb();
  }

  private boolean reaches(Size size, Goal goal) {
    return switch (goal) {
      case Goal.Within(var deadline) -> size.longest().compareTo(deadline) <= 0;
      case Goal.AsFastAsHere _ -> size.runs().stream().allMatch(this::isAsFastAsHere);
    };
  }

  private boolean isAsFastAsHere(Measurement there) {
    Optional<Duration> here =
        measurements.stream()
            .filter(run -> run.place() instanceof Place.Here)
            .filter(run -> run.parameter().equals(there.parameter()))
            .flatMap(run -> run.times().stream())
            .map(Times::median)
            .findFirst();
    Duration median = there.times().orElseThrow().median();
    return here.map(time -> median.compareTo(time) <= 0).orElse(true);
  }

  private List<Size> sizes() {
    Map<Integer, List<Measurement>> runs =
        measurements.stream()
            .filter(run -> run.place() instanceof Place.There)
            .collect(
                Collectors.groupingBy(
                    run -> ((Place.There) run.place()).memoryMb(),
                    TreeMap::new,
                    Collectors.toList()));
    return runs.entrySet().stream()
        .filter(size -> isWhole(size.getValue()))
        .map(size -> new Size(size.getKey(), size.getValue(), costOf(size.getValue())))
        .toList();
  }

  private boolean isWhole(List<Measurement> runs) {
    return runs.size() == parameters
        && runs.stream().allMatch(run -> run.failure().isEmpty() && run.times().isPresent());
  }

  private long costOf(List<Measurement> runs) {
    return runs.stream()
        .flatMap(run -> run.cost(tariff).stream())
        .mapToLong(cost -> cost.nanodollars())
        .sum();
  }
}
