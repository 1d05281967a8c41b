package dev.spillway.benchmarks.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.benchmarks.process.BenchException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Asks the engine's API, each time over a connection of its own, in HTTP/1.0: an answer then ends
 * with its connection. Thread-safe.
 *
 * @param path the socket's file
 */
record DockerSocket(Path path) {
  private static final int FIRST_ERROR = 400;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  JsonNode get(String resource) throws IOException {
    return JSON.readTree(ask("GET", resource, ""));
  }

  /** Returns the bytes of an answer as a text; those that are no UTF-8 are replaced. */
  String getText(String resource) throws IOException {
    return ask("GET", resource, "");
  }

  JsonNode post(String resource, JsonNode body) throws IOException {
    String answer = ask("POST", resource, body.toString());
    return answer.isBlank() ? JSON.nullNode() : JSON.readTree(answer);
  }

  void post(String resource) throws IOException {
    var _ = ask("POST", resource, "");
  }

  void delete(String resource) throws IOException {
    var _ = ask("DELETE", resource, "");
  }

  private String ask(String method, String resource, String body) throws IOException {
    byte[] content = body.getBytes(UTF_8);
    String head =
        "%s %s HTTP/1.0\r\nHost: docker\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(method, resource, content.length);
    String answer = exchange((head + body).getBytes(UTF_8));
    int end = answer.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("Docker's answer to " + method + " " + resource + " has no head");
    }
    int status = Integer.parseInt(answer.split(" ", 3)[1]);
    String text = answer.substring(end + 4);
    if (status >= FIRST_ERROR) {
      throw new BenchException(
          "Docker refused %s %s: %d %s".formatted(method, resource, status, text.strip()));
    }
    return text;
  }

  private String exchange(byte[] request) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(path));
      ByteBuffer out = ByteBuffer.wrap(request);
      while (out.hasRemaining()) {
        channel.write(out);
      }
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
      while (channel.read(in) >= 0) {
        answer.write(in.array(), 0, in.position());
        in.clear();
      }
      return answer.toString(UTF_8);
    }
  }
}
