package dev.spillway.loadbalancer.deploy;

import dev.spillway.common.cloud.CloudEndpoint;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Asks the gateway until the handler answers through it: on AWS a new key is refused with status
 * 403 for up to about two minutes.
 */
final class EndpointProbe {
  private static final String QUESTION = "{\"probe\": true}";
  private static final String ANSWER = "ready";
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /** API Gateway itself gives up after 29 s. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(35);

  private static final int SHOWN = 300;

  private final CloudRetry retry;
  private final Duration limit;

  EndpointProbe(CloudRetry retry, Duration limit) {
    this.retry = retry;
    this.limit = limit;
  }

  private record Answer(int status, String body) {
    /** Without the proxy integration the handler's answer is the body, wrapped in JSON. */
    boolean isReady() {
      return status == 200 && body.contains(ANSWER) && !body.contains("errorMessage");
    }

    /** A wrong path, or a request that the handler does not understand, stays so. */
    boolean isFinal() {
      return isReady() || (status >= 400 && status < 500 && status != 403 && status != 429);
    }

    @Override
    public String toString() {
      String shown = body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "…";
      return status == 0 ? shown : status + ": " + shown.strip();
    }
  }

  /**
   * Waits until the function can be called.
   *
   * @throws CloudException if it cannot within the limit
   */
  void await(CloudEndpoint endpoint) {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build()) {
      HttpRequest request = request(endpoint);
      Answer answer = retry.ask(limit, Answer::isFinal, () -> ask(http, request));
      if (!answer.isReady()) {
        throw new CloudException(
            "Tried to call "
                + endpoint
                + " for up to "
                + limit.toSeconds()
                + " s but failed because: the gateway's last answer was "
                + answer
                + ". See what the function logged with `cloud-logs`, or run `undeploy` and start"
                + " again.");
      }
    }
  }

  private static HttpRequest request(CloudEndpoint endpoint) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.url())
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(ANSWER_LIMIT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(QUESTION));
    endpoint.apiKey().ifPresent(key -> request.header("x-api-key", key));
    return request.build();
  }

  private static Answer ask(HttpClient http, HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      return new Answer(0, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloudException("Tried to call the gateway but failed because: interrupted", e);
    }
  }
}
