package dev.spillway.benchmarks.report;

import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Comparison;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.measure.Numbers;
import dev.spillway.benchmarks.measure.Point;
import dev.spillway.benchmarks.measure.Series;
import dev.spillway.common.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Puts results into words and tables. */
public final class Report {
  private static final List<String> HEADINGS =
      List.of("at", "ours", "median", "peer", "its median", "ratio");

  private Report() {}

  /** Returns one result as Markdown: a table for each chart, goals and notes below. */
  public static String of(Result result) {
    StringBuilder text = new StringBuilder();
    text.append("### ").append(result.figure()).append(": ").append(result.title()).append("\n");
    result.charts().forEach(chart -> text.append('\n').append(of(chart)));
    return text.toString();
  }

  /** Returns all results as Markdown, with the machines that they are of. */
  public static String of(List<Result> results) {
    if (results.isEmpty()) {
      return "There is no result yet: run `./spillway bench`.\n";
    }
    StringBuilder text = new StringBuilder(origins(results));
    results.forEach(
        result -> {
          text.append('\n').append(of(result));
          result
              .charts()
              .forEach(chart -> text.append('\n').append(picture(result.figure(), chart)));
        });
    return text.toString();
  }

  private static String of(Chart chart) {
    StringBuilder text = new StringBuilder();
    text.append("%s, in %s:%n%n".formatted(capitalized(chart.title()), chart.unit()));
    text.append(table(chart).markdown());
    Stream<String> goals = chart.goals().stream().map(goal -> verdict(goal, chart));
    List<String> remarks = Stream.concat(goals, chart.notes().stream()).toList();
    if (!remarks.isEmpty()) {
      text.append('\n');
      remarks.forEach(remark -> text.append("- ").append(remark).append('\n'));
    }
    return text.toString();
  }

  private static Table table(Chart chart) {
    return chart.isAmongOurs() ? wide(chart) : new Table(HEADINGS, rows(chart));
  }

  /** A column for each contender, where none is the others' peer. */
  private static Table wide(Chart chart) {
    boolean varied = !chart.axis().equals(Axis.NONE);
    List<String> headings = new ArrayList<>(varied ? List.of("at") : List.of());
    chart.series().forEach(series -> headings.add(series.contender()));
    List<List<String>> rows = new ArrayList<>();
    for (Point point : chart.series().getFirst().points()) {
      List<String> cells =
          new ArrayList<>(varied ? List.of(chart.axis().place(point.x())) : List.of());
      chart
          .series()
          .forEach(
              series ->
                  cells.add(series.at(point.x()).map(it -> Numbers.plain(it.median())).orElse("")));
      rows.add(cells);
    }
    return new Table(headings, rows);
  }

  private static List<List<String>> rows(Chart chart) {
    List<List<String>> rows = new ArrayList<>();
    chart.comparisons().map(comparison -> row(chart.axis(), comparison)).forEach(rows::add);
    boolean alone = rows.isEmpty();
    chart.series().stream()
        .filter(series -> alone || series.role() == Series.Role.CONTEXT)
        .flatMap(series -> single(chart.axis(), series))
        .forEach(rows::add);
    return rows;
  }

  private static List<String> row(Axis axis, Comparison comparison) {
    return List.of(
        axis.place(comparison.x()),
        comparison.contender(),
        Numbers.plain(comparison.ours()),
        comparison.peer(),
        Numbers.plain(comparison.theirs()),
        Numbers.plain(comparison.ratio()) + "x");
  }

  private static Stream<List<String>> single(Axis axis, Series series) {
    boolean ours = series.role() == Series.Role.OURS;
    return series.points().stream()
        .map(
            point ->
                List.of(
                    axis.place(point.x()),
                    ours ? series.contender() : "",
                    ours ? Numbers.plain(point.median()) : "",
                    ours ? "" : series.contender(),
                    ours ? "" : Numbers.plain(point.median()),
                    ""));
  }

  private static String verdict(Goal goal, Chart chart) {
    String verdict = goal.isMet(chart).map(met -> met ? "met" : "missed").orElse("not measured");
    String place = chart.axis().place(goal.x());
    return "goal%s: %s: %s"
        .formatted(place.isEmpty() ? "" : " at " + place, goal.text(chart.unit()), verdict);
  }

  private static String picture(String figure, Chart chart) {
    return "![%s, %s](../benchmarks/results/%s-%s.svg)%n"
        .formatted(figure, chart.name(), figure, chart.name());
  }

  private static String origins(List<Result> results) {
    StringBuilder text = new StringBuilder();
    results.stream()
        .map(Report::origin)
        .distinct()
        .forEach(origin -> text.append(origin).append('\n'));
    return text.toString();
  }

  private static String origin(Result result) {
    Machine machine = result.machine();
    return String.format(
        Locale.ROOT,
        "Measured%s on %s at commit %s: %s, %d cores, %d MB, %s, %s.",
        result.quick() ? " in quick mode (the numbers mean nothing)" : "",
        result.measuredAt().substring(0, 10),
        machine.commit(),
        machine.cpu(),
        machine.cores(),
        machine.memoryMb(),
        machine.kernel(),
        machine.jdk());
  }

  private static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
