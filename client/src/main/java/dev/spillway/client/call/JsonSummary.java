package dev.spillway.client.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.client.call.CallResult.Answered;
import dev.spillway.client.call.CallResult.Failed;
import dev.spillway.client.call.LatencyReport.FaultGroup;
import java.time.Duration;

/** Writes results for programs, as one line of JSON. */
public final class JsonSummary {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonSummary() {}

  /** Returns a report; percentiles of no calls are null. */
  public static String text(LatencyReport report, LoadPlan plan) {
    ObjectNode root = NODES.objectNode();
    root.put("calls", report.total().count());
    root.put("concurrency", plan.concurrency());
    root.put("seconds", report.elapsed().toNanos() / 1e9);
    root.put("answersPerSecond", report.answersPerSecond());
    ObjectNode kinds = root.putObject("kinds");
    report.kinds().forEach((kind, latencies) -> kinds.set(kind.toString(), node(latencies)));
    root.set("total", node(report.total()));
    var faults = root.putArray("faults");
    report.faults().forEach(group -> faults.add(node(group)));
    return root.toString();
  }

  /** Returns the result of one call. */
  public static String text(String parameter, CallResult result) {
    ObjectNode root = NODES.objectNode().put("parameter", parameter);
    if (result instanceof Failed failed) {
      root.set("fault", node(failed.failure()).put("message", failed.failure().message()));
    } else {
      Answered answered = (Answered) result;
      root.put("answer", answered.text());
      root.put("site", CallKind.of(answered.site()).toString());
    }
    return root.put("millis", millis(result.latency())).toString();
  }

  private static ObjectNode node(Latencies latencies) {
    ObjectNode node = NODES.objectNode().put("count", latencies.count());
    boolean none = latencies.count() == 0;
    node.put("p50Millis", none ? null : (Double) millis(latencies.p50()));
    node.put("p95Millis", none ? null : (Double) millis(latencies.p95()));
    node.put("p99Millis", none ? null : (Double) millis(latencies.p99()));
    return node;
  }

  private static ObjectNode node(FaultGroup group) {
    ObjectNode node = node(group.first()).put("count", group.count());
    return node.put("message", group.first().headline());
  }

  private static ObjectNode node(CallFailure failure) {
    ObjectNode node = NODES.objectNode();
    failure.code().ifPresentOrElse(code -> node.put("code", code), () -> node.putNull("code"));
    return node.put("name", failure.name());
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
