package dev.spillway.common.http;

/** Answers requests. Implementations are thread-safe and may block. */
@FunctionalInterface
public interface HttpHandler {

  /** Answers one request; what it throws becomes status 500. */
  HttpResponse handle(HttpRequest request);

  /** Answers a request whose body is over the limit and was thrown away. */
  default HttpResponse refuseBody(HttpRequest head, int limitBytes) {
    return HttpResponse.text(413, "The body is larger than " + limitBytes + " bytes.\n");
  }
}
