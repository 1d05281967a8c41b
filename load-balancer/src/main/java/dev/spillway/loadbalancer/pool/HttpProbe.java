package dev.spillway.loadbalancer.pool;

import dev.spillway.common.net.HostPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Takes a server for ready when it answers {@code /readyz} with status 200. Thread-safe. */
public final class HttpProbe implements Probe, AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWER_LIMIT)
          .build();

  @Override
  public boolean isReady(HostPort address) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/readyz"))
            .timeout(ANSWER_LIMIT)
            .build();
    try {
      HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
      return response.statusCode() == 200;
    } catch (IOException e) {
      return false; // not yet
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
