package dev.spillway.loadbalancer.pool;

import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;

/**
 * Takes the word of servers that are ready, at {@code POST /servers/TICKET/ready}; other paths go
 * to another handler. Thread-safe.
 */
public final class ReadyHandler implements HttpHandler {
  private static final String SCHEME = "Bearer ";

  private final ReadyWords words;
  private final HttpHandler others;

  /** Creates the handler of the words that are expected. */
  public ReadyHandler(ReadyWords words, HttpHandler others) {
    this.words = words;
    this.others = others;
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    if (!request.path().startsWith(ReadyWords.PATH_START)) {
      return others.handle(request);
    }
    if (!request.method().equals("POST")) {
      return HttpResponse.text(405, "Servers say with POST that they are ready.\n")
          .with("Allow", "POST");
    }
    String said = request.header("Authorization").orElse("");
    String token = said.startsWith(SCHEME) ? said.substring(SCHEME.length()) : "";
    return words
        .at(request.path())
        .map(word -> word.hear(token))
        .map(isRight -> isRight ? thanks() : HttpResponse.text(403, "That is not the token.\n"))
        .orElseGet(() -> HttpResponse.text(404, "Nobody waits for that server.\n"));
  }

  private static HttpResponse thanks() {
    return HttpResponse.text(200, "Thank you.\n");
  }
}
