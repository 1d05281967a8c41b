package dev.spillway.server.ready;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One HTTP POST over a plain socket: the JDK's clients cost a start many times as much in class
 * loading.
 *
 * @param path what is posted to
 * @param headers lines that each end with CR and LF
 * @param body ASCII
 */
record PlainPost(String path, String headers, String body) {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  /**
   * Sends it, and waits for the head of the answer.
   *
   * @return the status
   * @throws IOException if there is no HTTP answer in time
   */
  int send(InetSocketAddress target) throws IOException {
    int limitMillis = Math.toIntExact(LIMIT.toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(target, limitMillis);
      socket.setSoTimeout(limitMillis);
      socket.getOutputStream().write(text(target).getBytes(StandardCharsets.ISO_8859_1));
      return status(socket);
    }
  }

  private String text(InetSocketAddress target) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: "
        + target.getHostString()
        + ":"
        + target.getPort()
        + "\r\n"
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\nConnection: close\r\n\r\n"
        + body;
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
