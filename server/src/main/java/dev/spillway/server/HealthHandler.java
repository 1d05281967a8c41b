package dev.spillway.server;

import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether this server lives, and whether it can run its function. */
final class HealthHandler implements HttpHandler {
  private final Path function;

  HealthHandler(Path function) {
    this.function = function;
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    return switch (request.path()) {
      case "/healthz" -> HttpResponse.text(200, "ok\n");
      case "/readyz" -> readiness();
      default -> HttpResponse.text(404, "There is nothing at " + request.path() + ".\n");
    };
  }

  private HttpResponse readiness() {
    return Files.isReadable(function)
        ? HttpResponse.text(200, "ready\n")
        : HttpResponse.text(503, "There is no function at " + function + ".\n");
  }
}
