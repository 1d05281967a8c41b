package dev.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.measure.Goal.Bound;
import dev.spillway.benchmarks.measure.Point;
import dev.spillway.benchmarks.measure.Series;
import dev.spillway.benchmarks.measure.Series.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

final class ReportTest {
  @TempDir private Path folder;

  @Test
  void putsTheProductBesideItsPeersWithRatiosAndGoals() {
    assertThat(Report.of(result()))
        .isEqualTo(
            """
            ### forwarding: requests a second

            An answer of 10 bytes, in requests/s:

            | at             | ours     | median | peer    | its median | ratio |
            |----------------|----------|--------|---------|------------|-------|
            | connections 1  | Spillway | 5000   | HAProxy | 10000      | 0.5x  |
            | connections 64 | Spillway | 30000  | HAProxy | 40000      | 0.75x |
            | connections 1  |          |        | direct  | 20000      |       |

            - goal at connections 64: at least 0.5x of HAProxy: met
            - goal at connections 1: at least 6000 requests/s: missed
            - goal at connections 4: at least 1 requests/s: not measured
            - of-watchdog left out: it is not installed
            """);
  }

  @Test
  void showsTheProductAloneWhereNoPeerIsInstalled() {
    Chart chart =
        new Chart("heap", "10 calls", "MB", Axis.NONE, List.of(ours()), List.of(), List.of());

    assertThat(Report.of(result(chart)))
        .contains("|    | Spillway | 5000   |      |")
        .doesNotContain("ratio: ");
  }

  @Test
  void saysWhereResultsAreFromAndShowsTheirPlots() {
    assertThat(Report.of(List.of(result())))
        .startsWith(
            "Measured on 2026-11-24 at commit abc1234: A CPU, 2 cores, 24000 MB, Linux 6, JDK 25.\n")
        .endsWith("![forwarding, connections](../benchmarks/results/forwarding-connections.svg)\n");
  }

  @Test
  void saysThatThereIsNoResult() {
    assertThat(Report.of(List.of())).isEqualTo("There is no result yet: run `./spillway bench`.\n");
  }

  @Test
  void readsBackWhatItWrote() throws Exception {
    ResultFolder results = new ResultFolder(folder);
    results.write(result());

    assertThat(results.readAll(List.of("latency", "forwarding"))).containsExactly(result());
  }

  @Test
  void drawsLinesAndBarsAsWellFormedSvg() throws Exception {
    Axis callers = new Axis("callers", true);

    for (Axis axis : List.of(Axis.NONE, callers)) {
      // Letters are shapes, too: a plot looks the same whatever fonts a reader has.
      assertThat(shapes(axis, ours(), peer())).isGreaterThan(shapes(axis, ours())).isPositive();
    }
  }

  @Test
  void replacesOnlyItsBlockOfADocument() throws Exception {
    Path file = folder.resolve("performance.md");
    String begin =
        "<!-- results: written by ./spillway bench report, from benchmarks/results -->\n";
    String end = "<!-- end of results -->\n";
    Files.writeString(file, "before\n" + begin + "old\n" + end + "after\n");

    DocumentBlock block = new DocumentBlock(file);
    block.write("new\n");

    assertThat(block.read()).isEqualTo("new\n");
    assertThat(file).hasContent("before\n" + begin + "new\n" + end + "after\n");
  }

  @Test
  void refusesADocumentWithoutABlock() throws Exception {
    Path file = Files.writeString(folder.resolve("performance.md"), "nothing\n");

    assertThatThrownBy(() -> new DocumentBlock(file).read())
        .hasMessageContaining("has no line <!--");
  }

  /** Draws a chart and returns of how many elements the plot consists. */
  private int shapes(Axis axis, Series... series) throws Exception {
    Chart chart =
        new Chart("heap", "10 <calls>", "MB", axis, List.of(series), List.of(), List.of());
    new ResultFolder(folder)
        .write(new Result("open-calls", "calls & heap", "", true, machine(), List.of(chart)));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // The document type's address is the W3C's, and no test asks the network.
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document document =
        factory.newDocumentBuilder().parse(folder.resolve("open-calls-heap.svg").toFile());
    assertThat(document.getDocumentElement().getNodeName()).isEqualTo("svg");
    return document.getElementsByTagName("*").getLength();
  }

  private static Result result() {
    Chart chart =
        new Chart(
            "connections",
            "an answer of 10 bytes",
            "requests/s",
            new Axis("connections", true),
            List.of(
                ours(), peer(), series("direct", Role.CONTEXT, new Point(1, List.of(20_000.0)))),
            List.of(
                new Goal(64, Bound.AT_LEAST, 0.5, "HAProxy"),
                Goal.of(1, Bound.AT_LEAST, 6000),
                Goal.of(4, Bound.AT_LEAST, 1)),
            List.of("of-watchdog left out: it is not installed"));
    return result(chart);
  }

  private static Result result(Chart chart) {
    return new Result(
        "forwarding",
        "requests a second",
        "2026-11-24T10:00:00Z",
        false,
        machine(),
        List.of(chart));
  }

  private static Machine machine() {
    return new Machine("A CPU", 2, 24_000, "Linux 6", "JDK 25", "abc1234");
  }

  private static Series ours() {
    return series(
        "Spillway",
        Role.OURS,
        new Point(1, List.of(4000.0, 5000.0, 6000.0)),
        new Point(64, List.of(30_000.0)));
  }

  private static Series peer() {
    return series(
        "HAProxy", Role.PEER, new Point(1, List.of(10_000.0)), new Point(64, List.of(40_000.0)));
  }

  private static Series series(String name, Role role, Point... points) {
    return new Series(name, role, List.of(points));
  }
}
