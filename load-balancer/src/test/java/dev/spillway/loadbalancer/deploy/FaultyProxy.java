package dev.spillway.loadbalancer.deploy;

import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.net.EventLoops;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Stands between the SDK and the cloud, and answers in its place where a test says so. */
final class FaultyProxy implements AutoCloseable {
  private static final int BODY_LIMIT_BYTES = 16 * 1024 * 1024;

  /** What the JDK's client sets itself. */
  private static final Set<String> OWN_HEADERS =
      Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

  private final URI target;
  private final EventLoops loops = EventLoops.start(1);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpService service;
  private volatile UnaryOperator<String> rewriting = UnaryOperator.identity();

  FaultyProxy(URI target) {
    this.target = target;
    this.service =
        HttpService.start(
            loops, HttpServiceConfig.of("127.0.0.1", 0, BODY_LIMIT_BYTES), this::answer, executor);
  }

  /** What is answered to requests whose line matches, so many times. */
  private record Fault(
      String pattern, AtomicInteger times, HttpResponse response, boolean afterwards) {
    boolean strikes(String line) {
      return line.matches(pattern) && times.getAndDecrement() > 0;
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + service.port());
  }

  /** Answers the next requests whose line, e.g. {@code POST /restapis}, matches. */
  void fail(String pattern, int times, HttpResponse response) {
    faults.add(new Fault(pattern, new AtomicInteger(times), response, false));
  }

  /** Lets the cloud do what the next such requests ask for, but answers that it failed. */
  void lose(String pattern, int times) {
    HttpResponse failure = error(500, "ServiceException", "Internal failure");
    faults.add(new Fault(pattern, new AtomicInteger(times), failure, true));
  }

  /** Changes the text of all answers. */
  void rewrite(UnaryOperator<String> change) {
    rewriting = change;
  }

  /** Returns the lines of all requests so far, those that failed too. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns an error as AWS tells it. */
  static HttpResponse error(int status, String code, String message) {
    return HttpResponse.json(status, "{\"message\": \"" + message + "\"}")
        .with("x-amzn-ErrorType", code);
  }

  @Override
  public void close() {
    service.close();
    executor.close();
    loops.close();
    http.close();
  }

  private HttpResponse answer(HttpRequest request) {
    String line = request.method() + " " + request.path();
    requests.add(line);
    for (Fault fault : faults) {
      if (fault.strikes(line)) {
        if (fault.afterwards()) {
          forward(request);
        }
        return fault.response();
      }
    }
    return forward(request);
  }

  private HttpResponse forward(HttpRequest request) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    java.net.http.HttpRequest.Builder copy =
        java.net.http.HttpRequest.newBuilder(URI.create(target + request.path() + query))
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                copy.header(name, value);
              }
            });
    try {
      return copy(http.send(copy.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      return HttpResponse.text(502, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return HttpResponse.text(502, "interrupted");
    }
  }

  private HttpResponse copy(java.net.http.HttpResponse<String> answer) {
    Map<String, String> headers = new HashMap<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values.getFirst());
              }
            });
    byte[] body = rewriting.apply(answer.body()).getBytes(StandardCharsets.UTF_8);
    return new HttpResponse(answer.statusCode(), headers, body);
  }
}
