package dev.spillway.setup.probe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a program of this machine by HTTP. Thread-safe. */
public final class HttpProbe {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder()
          .proxy(HttpClient.Builder.NO_PROXY)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LIMIT)
          .build();

  /**
   * An answer.
   *
   * @param status the status, or 0 where nobody answered
   * @param body the answer's text, or why there is none
   */
  public record Answer(int status, String body) {
    /** Returns whether the answer is yes. */
    public boolean ok() {
      return status == 200;
    }
  }

  /** Gets a page. */
  public Answer get(URI uri) {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(LIMIT).build();
      var response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body().strip());
    } catch (IOException e) {
      return new Answer(0, "it does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, "interrupted");
    }
  }
}
