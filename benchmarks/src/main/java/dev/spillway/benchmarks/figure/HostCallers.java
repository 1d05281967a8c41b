package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.load.Target;
import dev.spillway.benchmarks.process.BenchException;
import dev.spillway.common.xmlrpc.XmlRpcCall;
import dev.spillway.common.xmlrpc.XmlRpcCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Callers who call again and again, and note from which host they are answered first. */
final class HostCallers implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final Pattern HOST = Pattern.compile("host ([^;]+);");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final InstantSource clock = InstantSource.system();
  private final Map<String, Instant> hosts = new ConcurrentHashMap<>();
  private final CompletableFuture<Instant> second = new CompletableFuture<>();
  private final HttpRequest request;
  private volatile String lastFault = "none";
  private volatile boolean closed;

  /** Starts a number of callers. */
  HostCallers(Target target, int count) {
    byte[] call = XmlRpcCodec.writeCall(new XmlRpcCall("call_faas", List.of("1")));
    request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target.port() + "/"))
            .header("Content-Type", "text/xml")
            .timeout(ANSWER_LIMIT)
            .POST(HttpRequest.BodyPublishers.ofByteArray(call))
            .build();
    for (int i = 0; i < count; i++) {
      var _ = threads.submit(this::callOn);
    }
  }

  /** Waits for an answer of a host that has not answered before, and returns when it came. */
  Instant firstAnswerOfSecondHost(Duration limit) throws InterruptedException {
    try {
      return second.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BenchException(
          "No second server answered within %d s; the last fault: %s"
              .formatted(limit.toSeconds(), lastFault));
    } catch (ExecutionException e) {
      throw new BenchException("A call failed: " + e.getCause());
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.close();
    http.close();
  }

  private void callOn() {
    try {
      while (!closed) {
        note(http.send(request, BodyHandlers.ofString()).body());
      }
    } catch (IOException e) {
      second.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(String answer) {
    Instant now = clock.instant();
    Matcher host = HOST.matcher(answer);
    if (!host.find()) {
      lastFault = answer; // callers who are refused try again
    } else if (hosts.putIfAbsent(host.group(1), now) == null && hosts.size() == 2) {
      second.complete(now);
    }
  }
}
