package dev.spillway.server.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SocketAnnouncementIT {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final HttpServer listener;
  private final ReadyConfig config;
  private int status = 200;

  SocketAnnouncementIT() throws IOException {
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    config =
        new ReadyConfig(
            URI.create(
                "http://127.0.0.1:" + listener.getAddress().getPort() + "/servers/7/ready?x"),
            "sesame");
  }

  @BeforeEach
  void listen() {
    listener.createContext(
        "/",
        exchange -> {
          heard.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI().getPath()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    listener.start();
  }

  @AfterEach
  void stop() {
    listener.stop(0);
  }

  @Test
  void postsItsTokenAndReturnsTheStatus() throws IOException {
    assertThat(new SocketAnnouncement(config).say()).isEqualTo(200);
    assertThat(heard).containsExactly("POST /servers/7/ready Bearer sesame");
    status = 403;
    assertThat(new SocketAnnouncement(config).say()).isEqualTo(403);
  }

  @Test
  void callsItselfWhereverItListens() {
    int port = listener.getAddress().getPort();
    new SelfCall("0.0.0.0", port).run();
    new SelfCall("127.0.0.1", port).run();
    assertThat(heard).containsExactly("POST /RPC2 null", "POST /RPC2 null");
    listener.stop(0);
    new SelfCall("127.0.0.1", port).run();
  }

  @Test
  void failsWhereNobodyListens() {
    listener.stop(0);
    assertThatIOException().isThrownBy(() -> new SocketAnnouncement(config).say());
  }

  @Test
  void keepsItsTokenOutOfLogs() {
    assertThat(config.toString()).doesNotContain("sesame");
  }
}
