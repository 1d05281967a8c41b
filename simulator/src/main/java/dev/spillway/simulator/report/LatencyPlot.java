package dev.spillway.simulator.report;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import dev.spillway.simulator.engine.Replay;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws which share of callers waited for how long at most, a line for each policy. */
public final class LatencyPlot {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 480;
  private static final int POINTS = 200;
  private static final int TITLE_POINTS = 13;
  private static final double PERCENT = 100;

  /** Letters are drawn as shapes, whose points have 15 digits. */
  private static final Pattern DIGITS_NOBODY_SEES = Pattern.compile("(\\.\\d\\d)\\d+");

  private LatencyPlot() {}

  /** Returns the plot as an SVG document. */
  public static String svg(Comparison comparison) throws IOException {
    VectorGraphics2D canvas = new VectorGraphics2D();
    chart(comparison).paint(canvas, WIDTH, HEIGHT);
    ByteArrayOutputStream svg = new ByteArrayOutputStream();
    Processors.get("svg")
        .getDocument(canvas.getCommands(), new PageSize(0, 0, WIDTH, HEIGHT))
        .writeTo(svg);
    return DIGITS_NOBODY_SEES.matcher(svg.toString(StandardCharsets.UTF_8)).replaceAll("$1");
  }

  private static XYChart chart(Comparison comparison) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(comparison.trace().name() + " (simulated)")
            .xAxisTitle("latency, ms")
            .yAxisTitle("callers served within it, %")
            .build();
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, TITLE_POINTS));
    comparison
        .replays()
        .forEach(
            replay ->
                chart
                    .addSeries(replay.policy(), latencies(replay), shares())
                    .setMarker(SeriesMarkers.NONE));
    return chart;
  }

  private static double[] shares() {
    double[] shares = new double[POINTS];
    Arrays.setAll(shares, i -> PERCENT * (i + 1) / POINTS);
    return shares;
  }

  private static double[] latencies(Replay replay) {
    double[] sorted = replay.sortedMillis();
    double[] latencies = new double[POINTS];
    Arrays.setAll(
        latencies,
        i -> sorted[Math.max(0, (int) Math.ceil((i + 1.0) / POINTS * sorted.length) - 1)]);
    return latencies;
  }
}
