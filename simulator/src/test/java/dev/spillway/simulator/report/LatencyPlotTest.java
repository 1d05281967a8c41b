package dev.spillway.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.simulator.engine.World;
import dev.spillway.simulator.trace.Trace;
import dev.spillway.simulator.workload.Workload;
import dev.spillway.simulator.workload.Workloads;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

final class LatencyPlotTest {
  private static final List<String> POLICIES =
      List.of("timeout", "local-only", "cloud-only", "hedge", "predictive");

  private static String plot(String name) {
    Workload workload = Workloads.named("poisson").orElseThrow();
    Trace trace = new Trace(name, workload.trace(400, 1).calls());
    return LatencyPlot.svg(Comparison.of(trace, World.usual(), POLICIES));
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void staysSmallHoweverManyCallsThereAre() throws Exception {
    String svg = plot("poisson");
    assertThat(svg.length()).isLessThan(20_000);
    assertThat(parse(svg).getElementsByTagName("polyline").getLength()).isEqualTo(5);
  }

  @Test
  void writesRoundNumbersBesideItsAxes() {
    assertThat(plot("poisson")).contains(">100 ms<", ">80 %<", ">predictive<");
  }

  @Test
  void writesNamesAsTheyAre() throws Exception {
    assertThat(parse(plot("a<b&c")).getElementsByTagName("tspan").item(0).getTextContent())
        .isEqualTo("a<b&c (simulated)");
  }
}
