package dev.spillway.client.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spillway.client.terminal.ClientFailure;
import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.testing.RedisFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class HttpDownloadIT {
  private static final int LIMIT = 1_000;

  private final EventLoops loops = EventLoops.start(1);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpHandler pages = HttpDownloadIT::page;
  private final HttpService service =
      HttpService.start(loops, HttpServiceConfig.of("127.0.0.1", 0, 1024), pages, executor);

  @AfterEach
  void stop() {
    service.close();
    executor.shutdownNow();
    loops.close();
  }

  @Test
  void readsAPage() {
    assertThat(fetch("/f.py")).asString().isEqualTo("print(1)\n");
  }

  @Test
  void followsARedirect() {
    assertThat(fetch("/moved")).asString().isEqualTo("print(1)\n");
  }

  @Test
  void readsNothingFromAnEmptyPage() {
    assertThat(fetch("/empty")).isEmpty();
  }

  @Test
  void hangsUpWhereAPageIsLargerThanTheLimit() {
    assertThat(fetch("/large")).hasSize(LIMIT);
  }

  @Test
  void tellsTheStatusWhereThereIsNoPage() {
    assertThatExceptionOfType(ClientFailure.class)
        .isThrownBy(() -> fetch("/none"))
        .withMessageContaining("HTTP status is 404");
  }

  @Test
  void tellsThatNobodyListens() {
    URI nobody = URI.create("http://127.0.0.1:" + RedisFixture.freePort() + "/f.py");

    assertThatExceptionOfType(ClientFailure.class)
        .isThrownBy(() -> new HttpDownload(Duration.ofSeconds(10)).fetch(nobody, LIMIT))
        .withMessageContaining("ConnectException");
  }

  @Test
  void givesUpOnABodyThatTricklesIn() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      executor.execute(() -> beginAnAnswer(socket));
      URI slow = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/f.py");

      assertThatExceptionOfType(ClientFailure.class)
          .isThrownBy(() -> new HttpDownload(Duration.ofSeconds(1)).fetch(slow, LIMIT))
          .withMessageContaining("longer than 1 s");
    }
  }

  private byte[] fetch(String path) {
    URI uri = URI.create("http://127.0.0.1:" + service.port() + path);
    return new HttpDownload(Duration.ofSeconds(10)).fetch(uri, LIMIT);
  }

  private static HttpResponse page(HttpRequest request) {
    return switch (request.path()) {
      case "/f.py" -> HttpResponse.text(200, "print(1)\n");
      case "/empty" -> HttpResponse.text(200, "");
      case "/large" -> HttpResponse.text(200, "x".repeat(10_000_000));
      case "/moved" -> new HttpResponse(302, Map.of("Location", "/f.py"), new byte[0]);
      default -> HttpResponse.text(404, "none");
    };
  }

  private static void beginAnAnswer(ServerSocket socket) {
    try {
      @SuppressWarnings("resource") // stays open: the answer never ends
      Socket connection = socket.accept();
      String head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nprint(";
      connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
