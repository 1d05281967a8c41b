package dev.spillway.server.ready;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Says it by an HTTP POST over a plain socket: the JDK's clients cost a start ten to a hundred
 * milliseconds of class loading for one request without a body.
 */
public final class SocketAnnouncement implements Announcer.Announcement {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final int HTTP_PORT = 80;

  private final ReadyConfig config;

  /** Creates the announcement of this server. */
  public SocketAnnouncement(ReadyConfig config) {
    this.config = config;
  }

  @Override
  public int say() throws IOException {
    int port = config.url().getPort();
    InetSocketAddress target =
        new InetSocketAddress(config.url().getHost(), port < 0 ? HTTP_PORT : port);
    int limitMillis = Math.toIntExact(LIMIT.toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(target, limitMillis);
      socket.setSoTimeout(limitMillis);
      socket.getOutputStream().write(request().getBytes(StandardCharsets.ISO_8859_1));
      return status(socket);
    }
  }

  private String request() {
    return "POST "
        + config.url().getRawPath()
        + " HTTP/1.1\r\nHost: "
        + config.url().getAuthority()
        + "\r\nAuthorization: Bearer "
        + config.token()
        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  }

  /** The status line is {@code HTTP/1.1 200 OK}. */
  private static int status(Socket socket) throws IOException {
    String line =
        new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
            .readLine();
    if (line == null || !line.matches("HTTP/1\\.[01] \\d{3}.*")) {
      throw new IOException("no HTTP answer: " + line);
    }
    return Integer.parseInt(line.substring(9, 12));
  }
}
