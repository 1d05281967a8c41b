package dev.spillway.localcloud.logs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.Arns;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Call;
import dev.spillway.localcloud.http.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answers calls of CloudWatch Logs, by AWS's JSON 1.1 protocol. Thread-safe. */
public final class LogsApi {
  /** What the header X-Amz-Target begins with. */
  public static final String TARGET = "Logs_20140328.";

  private static final int MOST_DESCRIBED = 50;

  private final LogStore store;

  /** Creates the service of a store. */
  public LogsApi(LogStore store) {
    this.store = store;
  }

  /** Answers a call. */
  public HttpResponse handle(HttpRequest request, String region) {
    try {
      Call call = new Call(request, Map.of(), region);
      return answer(200, dispatch(call));
    } catch (AwsException e) {
      return answer(e.status(), Json.object().put("__type", e.code()).put("message", e.text()));
    }
  }

  private ObjectNode dispatch(Call call) {
    String target = call.request().header("X-Amz-Target").orElse("");
    ObjectNode body = call.json();
    return switch (target.substring(Math.min(target.length(), TARGET.length()))) {
      case "CreateLogGroup" -> create(body);
      case "DeleteLogGroup" -> delete(body);
      case "DescribeLogGroups" -> describeGroups(body, call.region());
      case "DescribeLogStreams" -> describeStreams(body, call.region());
      case "GetLogEvents" -> new EventReader(store, body).get();
      case "FilterLogEvents" -> new EventReader(store, body).filter();
      default -> throw new AwsException(400, "UnknownOperationException", "No operation " + target);
    };
  }

  private ObjectNode create(ObjectNode body) {
    store.create(body.path("logGroupName").asText());
    return Json.object();
  }

  private ObjectNode delete(ObjectNode body) {
    store.delete(body.path("logGroupName").asText());
    return Json.object();
  }

  private ObjectNode describeGroups(ObjectNode body, String region) {
    String prefix = body.path("logGroupNamePrefix").asText("");
    List<ObjectNode> groups =
        store.groups().entrySet().stream()
            .filter(group -> group.getKey().startsWith(prefix))
            .map(group -> group(group.getKey(), group.getValue(), region))
            .toList();
    return page("logGroups", groups, body);
  }

  private static ObjectNode group(String name, long createdMillis, String region) {
    return Json.object()
        .put("logGroupName", name)
        .put("arn", Arns.logGroup(region, name) + ":*")
        .put("logGroupArn", Arns.logGroup(region, name))
        .put("creationTime", createdMillis)
        .put("metricFilterCount", 0)
        .put("storedBytes", 0);
  }

  private ObjectNode describeStreams(ObjectNode body, String region) {
    String group = body.path("logGroupName").asText();
    String prefix = body.path("logStreamNamePrefix").asText("");
    boolean byTime = body.path("orderBy").asText().equals("LastEventTime");
    if (byTime && !prefix.isEmpty()) {
      throw new AwsException(
          400,
          "InvalidParameterException",
          "Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    Comparator<LogStream> order =
        byTime
            ? Comparator.comparingLong(s -> s.last().map(LogEvent::sequence).orElse(0L))
            : Comparator.comparing(LogStream::name);
    List<ObjectNode> streams =
        store.streams(group).stream()
            .filter(stream -> stream.name().startsWith(prefix))
            .sorted(body.path("descending").asBoolean() ? order.reversed() : order)
            .map(stream -> stream(stream, Arns.logGroup(region, group)))
            .toList();
    return page("logStreams", streams, body);
  }

  private static ObjectNode stream(LogStream stream, String groupArn) {
    ObjectNode view =
        Json.object()
            .put("logStreamName", stream.name())
            .put("creationTime", stream.createdMillis())
            .put("arn", groupArn + ":log-stream:" + stream.name())
            .put("storedBytes", 0);
    stream.first().ifPresent(first -> view.put("firstEventTimestamp", first.timestampMillis()));
    stream
        .last()
        .ifPresent(
            last ->
                view.put("lastEventTimestamp", last.timestampMillis())
                    .put("lastIngestionTime", last.timestampMillis()));
    return view;
  }

  private static ObjectNode page(String field, List<ObjectNode> all, ObjectNode body) {
    int limit = Math.clamp(body.path("limit").asInt(MOST_DESCRIBED), 1, MOST_DESCRIBED);
    int from = Math.min(all.size(), (int) EventReader.number(body.path("nextToken").asText("0")));
    int to = Math.min(all.size(), from + limit);
    ArrayNode items = Json.array();
    all.subList(from, to).forEach(items::add);
    ObjectNode page = Json.object();
    page.set(field, items);
    if (to < all.size()) {
      page.put("nextToken", String.valueOf(to));
    }
    return page;
  }

  private static HttpResponse answer(int status, ObjectNode body) {
    return HttpResponse.of(status, "application/x-amz-json-1.1", Json.bytes(body))
        .with("x-amzn-RequestId", UUID.randomUUID().toString());
  }
}
