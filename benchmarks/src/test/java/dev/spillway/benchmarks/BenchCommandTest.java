package dev.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.benchmarks.figure.Figure;
import dev.spillway.benchmarks.figure.Figures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void suggestsTheFigureThatWasMeant() {
    assertThat(run("latncy")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("There is no figure 'latncy'; did you mean 'latency'?")
        .contains("--help tells more");
  }

  @Test
  void listsTheFiguresWhereNoneIsNear() {
    assertThat(run("overhead", "zzz")).isEqualTo(2);
    assertThat(err.toString())
        .contains("There is no figure 'zzz'; expected: " + String.join(", ", Figures.names()));
  }

  @Test
  void knowsTheFiguresOfThePoliciesByOneName() {
    assertThat(Figures.named(Figures.PLACEMENT))
        .extracting(Figure::name)
        .isEqualTo(Figures.namesOfPlacement());
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains(Figures.PLACEMENT + ": the four of the offloading");
  }

  @Test
  void refusesAnUnknownOption() {
    assertThat(run("--quik")).isEqualTo(2);
    assertThat(err.toString()).contains("--quik");
  }

  @Test
  void namesAllFiguresInItsHelp() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("Figures: " + String.join(", ", Figures.names()));
  }

  private int run(String... arguments) {
    CommandLine line = BenchCommand.line(Map.of());
    return line.setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
