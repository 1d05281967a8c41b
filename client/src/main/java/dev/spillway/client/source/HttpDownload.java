package dev.spillway.client.source;

import dev.spillway.client.terminal.ClientFailure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Downloads over HTTP, redirects included, within a limit of time for all of it. */
public final class HttpDownload implements Download {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  private final Duration limit;

  /** Creates a download that may take so long. */
  public HttpDownload(Duration limit) {
    this.limit = limit;
  }

  @Override
  public byte[] fetch(URI uri, int limitBytes) {
    HttpClient http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .followRedirects(Redirect.NORMAL)
            .build();
    // A request's own timeout ends with the headers: a body could trickle in for ever.
    CompletableFuture<HttpResponse<LimitedBody.Taken>> response =
        http.sendAsync(HttpRequest.newBuilder(uri).build(), info -> new LimitedBody(limitBytes));
    try {
      return body(uri, response.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      response.cancel(true);
      throw failure(uri, "it took longer than " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw failure(uri, String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(uri, "it was interrupted");
    }
  }

  private static byte[] body(URI uri, HttpResponse<LimitedBody.Taken> response) {
    response.body().hangUp().run();
    if (response.statusCode() != 200) {
      throw failure(uri, "the answer's HTTP status is " + response.statusCode());
    }
    return response.body().bytes();
  }

  private static ClientFailure failure(URI uri, String reason) {
    return new ClientFailure(
        "Tried to read from " + uri.getHost() + " but failed because: " + reason,
        "Check the URL, or download the script and give the file.");
  }
}
