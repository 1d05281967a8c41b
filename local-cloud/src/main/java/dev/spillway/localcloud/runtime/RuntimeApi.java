package dev.spillway.localcloud.runtime;

import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.RandomId;
import dev.spillway.localcloud.http.UrlText;
import dev.spillway.localcloud.runtime.Task.Reply;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the Lambda Runtime API to all environments; each has a path of its own, {@code
 * /{id}/2018-06-01/runtime/...}. Thread-safe.
 */
final class RuntimeApi implements HttpHandler {
  /** Lambda's limit on what a handler returns. */
  static final int RESPONSE_LIMIT_BYTES = 6 * 1024 * 1024 + 100;

  private static final HttpResponse ACCEPTED = HttpResponse.json(202, "{\"status\":\"OK\"}");
  private static final HttpResponse ENDED =
      HttpResponse.json(
          403, "{\"errorMessage\":\"The environment ends\",\"errorType\":\"Forbidden\"}");
  private static final HttpResponse UNKNOWN =
      HttpResponse.json(
          400, "{\"errorMessage\":\"Invalid request ID\",\"errorType\":\"InvalidRequestID\"}");
  private static final HttpResponse TOO_LARGE =
      HttpResponse.json(
          413,
          "{\"errorMessage\":\"Exceeded maximum allowed payload size\","
              + "\"errorType\":\"RequestEntityTooLarge\"}");

  private final InstantSource clock;
  private final Map<String, ExecutionEnvironment> environments = new ConcurrentHashMap<>();

  RuntimeApi(InstantSource clock) {
    this.clock = clock;
  }

  void add(ExecutionEnvironment environment) {
    environments.put(environment.id(), environment);
  }

  void remove(ExecutionEnvironment environment) {
    environments.remove(environment.id());
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    List<String> path = UrlText.segments(request.path());
    ExecutionEnvironment environment = path.isEmpty() ? null : environments.get(path.getFirst());
    if (environment == null || path.size() < 5) {
      return ENDED;
    }
    return switch (path.get(3) + "/" + path.getLast()) {
      case "invocation/next" -> next(environment);
      case "invocation/response" -> answer(environment, path.get(4), request.body(), false);
      case "invocation/error" -> answer(environment, path.get(4), request.body(), true);
      case "init/error" -> {
        environment.failInit(request.body());
        yield ACCEPTED;
      }
      default -> UNKNOWN;
    };
  }

  @Override
  public HttpResponse refuseBody(HttpRequest head, int limitBytes) {
    List<String> path = UrlText.segments(head.path());
    ExecutionEnvironment environment = path.isEmpty() ? null : environments.get(path.getFirst());
    if (environment != null && path.size() == 6) {
      environment.answer(path.get(4), Failures.tooLarge(limitBytes));
    }
    return TOO_LARGE;
  }

  private HttpResponse next(ExecutionEnvironment environment) {
    try {
      Task task = environment.next();
      return task == Task.END ? ENDED : invocation(environment, task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ENDED;
    }
  }

  private HttpResponse invocation(ExecutionEnvironment environment, Task task) {
    FunctionSpec function = environment.function();
    long deadline = clock.instant().plus(function.timeout()).toEpochMilli();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Lambda-Runtime-Aws-Request-Id", task.requestId());
    headers.put("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline));
    headers.put("Lambda-Runtime-Invoked-Function-Arn", function.arn());
    headers.put("Lambda-Runtime-Trace-Id", "Root=1-" + RandomId.hex(8) + "-" + RandomId.hex(24));
    return new HttpResponse(200, headers, task.event());
  }

  private static HttpResponse answer(
      ExecutionEnvironment environment, String requestId, byte[] payload, boolean failed) {
    return environment.answer(requestId, new Reply(payload, failed)) ? ACCEPTED : UNKNOWN;
  }
}
