package dev.spillway.client.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Recognises a running system by the load balancer's status page. */
public final class StatusPage implements RunningSystem {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final URI address;

  /** Creates a check of a page. */
  public StatusPage(URI address) {
    this.address = address;
  }

  @Override
  public boolean isUp() {
    HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      // Anything else may listen on the port, too.
      return response.statusCode() == 200 && response.body().contains("\"state\"");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
