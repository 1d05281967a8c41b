package dev.spillway.loadbalancer.calibrate;

import dev.spillway.common.text.Table;
import dev.spillway.placement.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a report for people. */
public final class ReportText {
  private static final List<String> HEADINGS =
      List.of(
          "parameter",
          "place",
          "calls",
          "median ms",
          "p95 ms",
          "longest ms",
          "cold start ms",
          "USD per million");
  private static final String NOTHING = "-";
  private static final int SHOWN = 60;

  private final Report report;

  /** Creates a writer of a report. */
  public ReportText(Report report) {
    this.report = report;
  }

  /** Returns the table and what follows from it, a sentence each. */
  public String text() {
    Table table = new Table(HEADINGS, report.measurements().stream().map(this::row).toList());
    List<String> sentences =
        Stream.of(failures(), agreement(), Stream.of(choice(), spent()), setting())
            .flatMap(lines -> lines)
            .toList();
    return table.markdown() + "\n" + String.join("\n", sentences) + "\n";
  }

  private List<String> row(Measurement run) {
    return List.of(
        shortened(run.parameter()),
        run.place().toString(),
        String.valueOf(run.warm().size()),
        millis(run.times().map(Times::median)),
        millis(run.times().flatMap(Times::p95)),
        millis(run.times().map(Times::longest)),
        millis(run.coldStart()),
        run.cost(report.tariff()).map(ReportText::perMillion).orElse(NOTHING));
  }

  private Stream<String> failures() {
    return report.measurements().stream()
        .flatMap(
            run ->
                run.failure().stream()
                    .map(
                        reason ->
                            "Failed: "
                                + shortened(run.parameter())
                                + " "
                                + where(run.place())
                                + ": "
                                + reason.strip()));
  }

  private static String where(Place place) {
    return place instanceof Place.Here ? "here" : "with " + place;
  }

  private Stream<String> agreement() {
    List<Disagreement> disagreements = report.disagreements();
    return disagreements.isEmpty()
        ? Stream.of("Results: the same everywhere.")
        : disagreements.stream().map(ReportText::sentence);
  }

  private static String sentence(Disagreement found) {
    String how = found.varies() ? "differ from call to call" : "differ from one place to another";
    return "Results of %s %s, e.g. \"%s\" and \"%s\"."
        .formatted(
            shortened(found.parameter()),
            how,
            shortened(found.outputs().get(0)),
            shortened(found.outputs().get(1)));
  }

  private String choice() {
    return switch (report.choice()) {
      case Choice.Cheapest(int memoryMb) ->
          "The cheapest size " + goal() + ": " + memoryMb + " MB.";
      case Choice.Fastest(int memoryMb) ->
          "No size is as fast as here; the cheapest of the fastest: " + memoryMb + " MB.";
      case Choice.TooSlow(int memoryMb) ->
          "There is no size " + goal() + "; the nearest: " + memoryMb + " MB.";
      case Choice.NoneWorks _ -> "No size ran all parameters without a failure.";
    };
  }

  private String goal() {
    return switch (report.goal()) {
      case Goal.Within(var deadline) -> "with all calls within " + deadline.toMillis() + " ms";
      case Goal.AsFastAsHere _ -> "that is not slower than here";
    };
  }

  private String spent() {
    return "The calls of this calibration cost " + report.spent() + ".";
  }

  private Stream<String> setting() {
    return report.worthStoring().map(ReportJson::setting).stream();
  }

  private static String perMillion(Money cost) {
    return cost.dollars().movePointRight(6).stripTrailingZeros().toPlainString();
  }

  private static String millis(Optional<Duration> time) {
    return time.map(value -> String.format(Locale.ROOT, "%.1f", value.toNanos() / 1e6))
        .orElse(NOTHING);
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
