package dev.spillway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.testing.ManualClock;
import dev.spillway.placement.policy.OffloadPolicy;
import dev.spillway.placement.policy.PolicySettings;
import dev.spillway.simulator.workload.Workloads;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ReplayCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void playsAGeneratedTraceWithEachPolicy() {
    assertThat(run("--generate", "poisson", "--calls", "50")).isZero();
    assertThat(out.toString())
        .contains("poisson, seed 1: 50 calls, 4 slots; simulated")
        .contains("timeout", "local-only", "cloud-only", "hedge", "predictive", "(oracle)");
  }

  @Test
  void playsAFileAsItWasSaved() {
    String file = folder.resolve("saved.csv").toString();
    assertThat(run("--generate", "bursts", "--calls", "50", "--seed", "4", "--save", file))
        .isZero();
    String generated = table();
    assertThat(run(file, "--slots", "4")).isZero();
    assertThat(table()).isEqualTo(generated);
  }

  @Test
  void drawsAPlot() throws Exception {
    Path plot = folder.resolve("plot.svg");
    assertThat(run("--generate", "on-off", "--calls", "50", "--plot", plot.toString())).isZero();
    assertThat(Files.readString(plot)).startsWith("<?xml").contains("<svg", "on-off", "hedge");
  }

  @Test
  void playsAFunctionThatMustNotRunTwice() {
    String[] hedge = {"--generate", "stragglers", "--calls", "400", "--policy", "hedge"};
    assertThat(run(hedge)).isZero();
    assertThat(doubled()).isNotEqualTo("0.0 %");
    assertThat(run("--no-idempotent", hedge[0], hedge[1], hedge[4], hedge[5])).isZero();
    assertThat(doubled()).isEqualTo("0.0 %");
  }

  @Test
  void explainsMistakes() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("--generate", "poison")).isEqualTo(2);
    assertThat(run("--generate", "poisson", "--policy", "timeouts")).isEqualTo(2);
    assertThat(run("--generate", "poisson", "--calls", "0")).isEqualTo(2);
    assertThat(err.toString())
        .contains("Give a trace file or --generate WORKLOAD, and not both.")
        .contains("did you mean 'poisson'?")
        .contains("did you mean 'timeout'?")
        .contains("--calls: 0");
  }

  @Test
  void saysWhyAFileCannotBeRead() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), "no heading\n");
    assertThat(run(wrong.toString())).isEqualTo(1);
    assertThat(run(folder.resolve("missing.csv").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("the first line is not").contains("There is no file");
  }

  @Test
  void namesAllWorkloadsAndPoliciesInItsHelp() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Workloads: " + String.join(", ", Workloads.names()));
    assertThat(out.toString())
        .contains(
            OffloadPolicy.all(PolicySettings.defaults()).stream()
                .map(OffloadPolicy::name)
                .toList());
  }

  private int run(String... args) {
    CommandLine line = ReplayCommand.line(new SimulatorEdges(folder, Map.of(), new ManualClock()));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  private String doubled() {
    String hedge =
        table().lines().filter(line -> line.startsWith("| hedge")).findFirst().orElseThrow();
    return hedge.split("\\|")[7].strip();
  }

  private String table() {
    String all = out.toString();
    return all.substring(all.lastIndexOf("| policy"));
  }
}
