package dev.spillway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.http.HttpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HealthHandlerTest {
  @TempDir private Path folder;

  @Test
  void isReadyWhenThereIsAFunction() throws IOException {
    Path function = folder.resolve("function.py");
    HealthHandler handler = new HealthHandler(function);

    assertThat(handler.handle(get("/readyz")).status()).isEqualTo(503);
    assertThat(new String(handler.handle(get("/readyz")).body(), StandardCharsets.UTF_8))
        .contains(function.toString());
    Files.writeString(function, "print()");
    assertThat(handler.handle(get("/readyz")).status()).isEqualTo(200);
  }

  @Test
  void livesWithoutAFunction() {
    HealthHandler handler = new HealthHandler(folder.resolve("function.py"));

    assertThat(handler.handle(get("/healthz")).status()).isEqualTo(200);
    assertThat(handler.handle(get("/elsewhere")).status()).isEqualTo(404);
  }

  private static HttpRequest get(String path) {
    return new HttpRequest("GET", path, "", Map.of(), new byte[0]);
  }
}
