package dev.spillway.benchmarks.figure.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spillway.benchmarks.figure.Bench;
import dev.spillway.benchmarks.figure.Figure;
import dev.spillway.benchmarks.figure.FigureOutcome;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Series;
import dev.spillway.benchmarks.product.ProductSettings;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Part;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Many callers at once, and a budget for some of them. */
public final class BudgetCap implements Figure {
  private static final String POLICY = "cloud-only";
  private static final int CALLERS = 200;
  private static final int PAID = 50;
  private static final double PRICE_USD = 0.001;
  private static final int CALL_MILLIS = 200;

  @Override
  public String name() {
    return "live-budget";
  }

  @Override
  public String title() {
    return "%d callers at once, with a budget for %d calls to the cloud".formatted(CALLERS, PAID);
  }

  @Override
  public FigureOutcome measure(Bench bench) throws Exception {
    Map<String, LiveSystem> systems =
        LiveSystem.up(
            bench, Map.of(POLICY, settings(bench)), LivePlace.function(bench, "waiting.py"));
    LiveSystem system = systems.values().iterator().next();
    bench.say("calling");
    List<String> parameters = Collections.nCopies(CALLERS, String.valueOf(CALL_MILLIS));
    List<CallRecord> calls =
        system.measure(CALLERS, callers -> callers.inTurn(parameters, CALLERS));
    int inCloud =
        Math.toIntExact(
            calls.stream().filter(call -> call.parts().containsKey(Part.CLOUD_RUN)).count());
    JsonNode day = system.status().required("overflow").required("day");
    double overrun =
        Math.max(0, day.required("spentUsd").asDouble() - day.required("limitUsd").asDouble());
    return new FigureOutcome.Measured(
        List.of(
            chart(
                new Bars("calls", "calls that the cloud had", "calls"),
                inCloud,
                PAID,
                notes(calls, day)),
            chart(
                new Bars("overrun", "what they cost beyond the budget", "USD"),
                overrun,
                0,
                List.of()),
            chart(
                new Bars(
                    "refused",
                    "calls that the budget had money for and that the cloud did not get",
                    "calls"),
                Math.max(0, PAID - inCloud),
                0,
                List.of())));
  }

  /** A price for each call and none for its time: what is set aside is what it costs. */
  private static ProductSettings settings(Bench bench) throws Exception {
    return LivePlace.settings(bench, POLICY)
        .with("CLOUD_PRICE_GB_SECOND_USD", 0)
        .with("CLOUD_PRICE_MILLION_GATEWAY_REQUESTS_USD", 0)
        .with("CLOUD_PRICE_MILLION_REQUESTS_USD", Math.round(1e6 * PRICE_USD))
        .with("CLOUD_BUDGET_USD_PER_DAY", PAID * PRICE_USD);
  }

  private static List<String> notes(List<CallRecord> calls, JsonNode day) {
    return List.of(
        LivePlace.STATED,
        "a call costs %s USD, whatever it takes, so that the budget is one for %d calls exactly; policy cloud-only"
            .formatted(PRICE_USD, PAID),
        "of the budget of %s USD, %s were spent and %s left; all %d callers had a result, those without money after waiting for a server"
            .formatted(
                day.required("limitUsd").asText(),
                day.required("spentUsd").asText(),
                day.required("leftUsd").asText(),
                calls.size()));
  }

  private static Chart chart(Bars bars, double value, double most, List<String> notes) {
    return bars.of(
        List.of(Bars.bar("Spillway", Series.Role.OURS, value)), List.of(Bars.atMost(most)), notes);
  }
}
