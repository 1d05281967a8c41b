package dev.spillway.benchmarks.report;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Numbers;
import dev.spillway.benchmarks.measure.Point;
import dev.spillway.benchmarks.measure.Series;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws charts: lines along an axis, or bars where nothing was varied. */
final class Plot {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 480;
  private static final int TITLE_POINTS = 13;

  /** On a logarithmic axis, lines tell more below this share of the highest value. */
  private static final double WIDE = 20;

  /** Letters are drawn as shapes, whose points have 15 digits: a third of a megabyte a plot. */
  private static final Pattern DIGITS_NOBODY_SEES = Pattern.compile("(\\.\\d\\d)\\d+");

  private Plot() {}

  static String svg(String title, Chart chart) throws IOException {
    String heading = title + " (" + chart.title() + ")";
    VectorGraphics2D canvas = new VectorGraphics2D();
    if (chart.axis().equals(Axis.NONE)) {
      bars(heading, chart).paint(canvas, WIDTH, HEIGHT);
    } else {
      lines(heading, chart).paint(canvas, WIDTH, HEIGHT);
    }
    ByteArrayOutputStream svg = new ByteArrayOutputStream();
    Processors.get("svg")
        .getDocument(canvas.getCommands(), new PageSize(0, 0, WIDTH, HEIGHT))
        .writeTo(svg);
    return DIGITS_NOBODY_SEES.matcher(svg.toString(StandardCharsets.UTF_8)).replaceAll("$1");
  }

  private static XYChart lines(String heading, Chart chart) {
    XYChart plot =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(heading)
            .xAxisTitle(chart.axis().name())
            .yAxisTitle(chart.unit())
            .build();
    plot.getStyler().setXAxisLogarithmic(chart.axis().logarithmic());
    plot.getStyler().setYAxisLogarithmic(isWide(chart));
    plot.getStyler().setLegendPosition(LegendPosition.OutsideS);
    style(plot.getStyler());
    if (!isWide(chart)) {
      plot.getStyler().setYAxisMin(0.0);
    }
    for (Series series : chart.series()) {
      plot.addSeries(
          series.contender(),
          series.points().stream().mapToDouble(Point::x).toArray(),
          series.points().stream().mapToDouble(Point::median).toArray());
    }
    return plot;
  }

  private static CategoryChart bars(String heading, Chart chart) {
    CategoryChart plot =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(heading)
            .yAxisTitle(chart.unit())
            .build();
    plot.getStyler().setLegendVisible(false);
    style(plot.getStyler());
    plot.addSeries(
        chart.unit(),
        chart.series().stream().map(Plot::label).toList(),
        chart.series().stream().map(series -> series.points().getFirst().median()).toList());
    return plot;
  }

  private static String label(Series series) {
    return series.contender() + ": " + Numbers.plain(series.points().getFirst().median());
  }

  private static void style(Styler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, TITLE_POINTS));
  }

  private static boolean isWide(Chart chart) {
    List<Double> values =
        chart.series().stream()
            .flatMap(series -> series.points().stream())
            .map(Point::median)
            .sorted()
            .toList();
    return values.getFirst() > 0 && values.getLast() / values.getFirst() > WIDE;
  }
}
