package dev.spillway.loadbalancer.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Answers {@code /healthz}, {@code /readyz} and {@code /status}. Thread-safe. */
public final class StatusHandler implements HttpHandler {
  /** Amounts as people write them: a nanodollar is not 1E-9. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final StatusBoard board;

  /** Creates the handler of a board. */
  public StatusHandler(StatusBoard board) {
    this.board = board;
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return HttpResponse.text(405, "Only GET here.\n").with("Allow", "GET, HEAD");
    }
    return switch (request.path()) {
      case "/healthz" -> HttpResponse.text(200, "alive\n");
      case "/readyz" -> readiness();
      case "/status" -> HttpResponse.json(200, json());
      default ->
          HttpResponse.text(404, "Nothing here; call call_faas at / or /RPC2, or GET /status.\n");
    };
  }

  private HttpResponse readiness() {
    ServingState state = board.state();
    return HttpResponse.text(
        state == ServingState.READY ? 200 : 503, state.name().toLowerCase(Locale.ROOT) + "\n");
  }

  private String json() {
    try {
      return JSON.writeValueAsString(board.status()) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
