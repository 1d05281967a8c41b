package dev.spillway.loadbalancer.calibrate;

import static dev.spillway.loadbalancer.calibrate.Measurements.failed;
import static dev.spillway.loadbalancer.calibrate.Measurements.here;
import static dev.spillway.loadbalancer.calibrate.Measurements.printing;
import static dev.spillway.loadbalancer.calibrate.Measurements.there;
import static dev.spillway.loadbalancer.calibrate.Measurements.withCold;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.placement.money.Tariff;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {
  private static final Goal DEADLINE = new Goal.Within(Duration.ofMillis(200));

  private static final List<Measurement> USUAL =
      List.of(
          here("20", 100),
          withCold(there("20", 512, 350), 700),
          withCold(there("20", 1024, 180), 400));

  @Test
  void showsATableAndWhatFollowsFromIt() {
    assertThat(text(report(USUAL, false)))
        .isEqualTo(
            """
            | parameter | place   | calls | median ms | p95 ms | longest ms | cold start ms | USD per million |
            |-----------|---------|-------|-----------|--------|------------|---------------|-----------------|
            | 20        | here    | 1     | 100.0     | -      | 100.0      | -             | -               |
            | 20        | 512 MB  | 1     | 350.0     | -      | 350.0      | 350.0         | 6.617           |
            | 20        | 1024 MB | 1     | 180.0     | -      | 180.0      | 220.0         | 6.701           |

            Results: the same everywhere.
            The cheapest size with all calls within 200 ms: 1024 MB.
            The calls of this calibration cost 0.000019219 USD.
            LAMBDA_MEMORY_MB=1024
            """);
  }

  @Test
  void isWorthNothingWhereResultsDisagreeUnlessTheyMay() {
    List<Measurement> measured =
        List.of(printing("20", new Place.Here(), "a"), printing("20", new Place.There(512), "b"));
    assertThat(report(measured, false).worthStoring()).isEmpty();
    assertThat(text(report(measured, false)))
        .contains("Results of 20 differ from one place to another, e.g. \"a\" and \"b\".")
        .doesNotContain("LAMBDA_MEMORY_MB");
    assertThat(report(measured, true).worthStoring()).contains(512);
    List<Measurement> varying = List.of(printing("20", new Place.There(512), "a", "b"));
    assertThat(text(report(varying, false))).contains("Results of 20 differ from call to call");
  }

  @Test
  void isWorthNothingWhereNoSizeMeetsTheDeadline() {
    Report report = report(List.of(there("20", 512, 350)), false);
    assertThat(report.worthStoring()).isEmpty();
    assertThat(text(report))
        .contains("There is no size with all calls within 200 ms; the nearest: 512 MB.");
  }

  @Test
  void tellsWhatFailedAndWhere() {
    Report report = report(List.of(failed("20", 128, "It was killed.")), false);
    assertThat(report.worthStoring()).isEmpty();
    assertThat(text(report))
        .contains("Failed: 20 with 128 MB: It was killed.")
        .contains("No size ran all parameters without a failure.");
  }

  @Test
  void namesTheFastestWhereNoneIsAsFastAsHere() {
    Report report =
        new Report(
            List.of(here("20", 10), there("20", 512, 20)),
            Tariff.aws(),
            new Goal.AsFastAsHere(),
            false);
    assertThat(report.worthStoring()).contains(512);
    assertThat(text(report))
        .contains("No size is as fast as here; the cheapest of the fastest: 512 MB.");
  }

  @Test
  void saysTheSameAsJson() throws Exception {
    JsonNode node = new ObjectMapper().readTree(ReportJson.of(report(USUAL, false)));
    JsonNode last = node.path("measurements").path(2);
    assertThat(last.path("parameter").asText()).isEqualTo("20");
    assertThat(last.path("memoryMb").asInt()).isEqualTo(1024);
    assertThat(last.path("medianMillis").asDouble()).isEqualTo(180);
    assertThat(last.path("coldStartMillis").asDouble()).isEqualTo(220);
    assertThat(last.path("nanodollarsPerCall").asLong()).isEqualTo(6_701);
    assertThat(node.path("measurements").path(0).path("place").asText()).isEqualTo("here");
    assertThat(node.path("disagreements")).isEmpty();
    assertThat(node.path("choice").path("kind").asText()).isEqualTo("cheapest");
    assertThat(node.path("choice").path("memoryMb").asInt()).isEqualTo(1024);
    assertThat(node.path("setting").asText()).isEqualTo("LAMBDA_MEMORY_MB=1024");
  }

  private static Report report(List<Measurement> measured, boolean ignoresResults) {
    return new Report(measured, Tariff.aws(), DEADLINE, ignoresResults);
  }

  private static String text(Report report) {
    return new ReportText(report).text();
  }
}
