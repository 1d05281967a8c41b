package dev.spillway.simulator.report;

import dev.spillway.simulator.engine.Percentile;
import dev.spillway.simulator.engine.Replay;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws which share of callers waited for how long at most, a line for each policy, as an SVG
 * document with text that can be searched.
 */
public final class LatencyPlot {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 480;
  private static final int LEFT = 60;
  private static final int RIGHT = 840;
  private static final int TOP = 50;
  private static final int BOTTOM = 390;
  private static final int POINTS = 200;
  private static final int PERCENT = 100;
  private static final int PERCENT_STEP = 20;
  private static final double MILLIS_A_SECOND = 1_000;
  private static final int LEGEND_STEP = 150;

  /** Okabe and Ito's colours, which the colour-blind tell apart. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

  private final Comparison comparison;
  private final LogAxis axis;
  private final StringBuilder svg = new StringBuilder();

  private LatencyPlot(Comparison comparison) {
    this.comparison = comparison;
    this.axis =
        LogAxis.around(
            comparison.replays().stream().flatMapToDouble(it -> Arrays.stream(it.sortedMillis())));
  }

  /** Returns the plot as an SVG document. */
  public static String svg(Comparison comparison) {
    return new LatencyPlot(comparison).draw();
  }

  private String draw() {
    add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    add(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                + " font-size=\"12\">",
            WIDTH,
            HEIGHT));
    add(
        String.format(
            Locale.ROOT, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT));
    String title = escaped(comparison.trace().name()) + " (simulated)";
    text(WIDTH / 2, TOP - 20, "middle", "<tspan font-weight=\"bold\">" + title + "</tspan>");
    axes();
    for (int i = 0; i < comparison.replays().size(); i++) {
      curve(comparison.replays().get(i), COLOURS.get(i % COLOURS.size()), i);
    }
    add("</svg>");
    return svg.toString();
  }

  private void axes() {
    for (double tick : axis.ticks()) {
      add(
          String.format(
              Locale.ROOT, "<path d=\"M%d %dV%d\" stroke=\"#ddd\"/>", x(tick), TOP, BOTTOM));
      text(x(tick), BOTTOM + 18, "middle", label(tick));
    }
    for (int percent = 0; percent <= PERCENT; percent += PERCENT_STEP) {
      long y = Math.round(y(percent));
      add(String.format(Locale.ROOT, "<path d=\"M%d %dH%d\" stroke=\"#ddd\"/>", LEFT, y, RIGHT));
      text(LEFT - 6, y + 4, "end", percent + " %");
    }
    add(
        String.format(
            Locale.ROOT,
            "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#333\"/>",
            LEFT,
            TOP,
            BOTTOM,
            RIGHT));
    text((LEFT + RIGHT) / 2, BOTTOM + 40, "middle", "share of callers answered within so long");
  }

  private void curve(Replay replay, String colour, int number) {
    double[] sorted = replay.sortedMillis();
    String points =
        IntStream.rangeClosed(1, POINTS)
            .mapToObj(i -> point(sorted, (double) i / POINTS))
            .distinct()
            .collect(Collectors.joining(" "));
    add(
        String.format(
            Locale.ROOT,
            "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>",
            colour,
            points));
    int x = LEFT + number % 5 * LEGEND_STEP;
    int y = BOTTOM + 64 + number / 5 * 18;
    add(
        String.format(
            Locale.ROOT,
            "<path d=\"M%d %dh24\" stroke=\"%s\" stroke-width=\"3\"/>",
            x,
            y - 4,
            colour));
    text(x + 30, y, "start", escaped(replay.policy()));
  }

  private String point(double[] sorted, double share) {
    double millis = Percentile.of(sorted, share);
    return String.format(Locale.ROOT, "%d,%.1f", x(millis), y(share * PERCENT));
  }

  private long x(double millis) {
    return Math.round(LEFT + axis.place(millis) * (RIGHT - LEFT));
  }

  private static double y(double percent) {
    return BOTTOM - percent / PERCENT * (BOTTOM - TOP);
  }

  private static String label(double millis) {
    return millis >= MILLIS_A_SECOND
        ? plain(millis / MILLIS_A_SECOND) + " s"
        : plain(millis) + " ms";
  }

  private static String plain(double number) {
    return number >= 1
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.format(Locale.ROOT, "%.3f", number).replaceAll("0+$", "");
  }

  private void text(long x, long y, String anchor, String content) {
    add(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>",
            x,
            y,
            anchor,
            content));
  }

  private void add(String line) {
    svg.append(line).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
