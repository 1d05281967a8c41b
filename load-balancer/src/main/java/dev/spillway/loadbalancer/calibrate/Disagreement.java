package dev.spillway.loadbalancer.calibrate;

import dev.spillway.loadbalancer.calibrate.Sample.Printed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A parameter for which the function did not print the same everywhere, to the last character.
 *
 * @param varies whether it differs from call to call at one place already
 * @param outputs what it printed, all that there was, each once
 */
public record Disagreement(String parameter, boolean varies, List<String> outputs) {

  /** Returns the parameters whose results disagree. Calls without a result say nothing. */
  public static List<Disagreement> among(Collection<Measurement> measurements) {
    return measurements.stream()
        .map(Measurement::parameter)
        .distinct()
        .map(parameter -> of(parameter, measurements))
        .filter(found -> found.outputs().size() > 1)
        .toList();
  }

  private static Disagreement of(String parameter, Collection<Measurement> all) {
    Map<Place, Set<String>> outputs =
        all.stream()
            .filter(measurement -> measurement.parameter().equals(parameter))
            .collect(Collectors.toMap(Measurement::place, Disagreement::outputs));
    return new Disagreement(
        parameter,
        outputs.values().stream().anyMatch(ofPlace -> ofPlace.size() > 1),
        outputs.values().stream().flatMap(Set::stream).distinct().sorted().toList());
  }

  private static Set<String> outputs(Measurement measurement) {
    return measurement
        .all()
        .map(Sample::answer)
        .filter(Printed.class::isInstance)
        .map(answer -> ((Printed) answer).stdout())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
