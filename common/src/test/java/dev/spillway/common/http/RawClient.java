package dev.spillway.common.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;

/** Sends bytes that a well-behaved client would not send, and reads what comes back. */
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;

  /** Connects to a port of this machine. */
  public RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * What came back.
   *
   * @param status the status code
   * @param headers by name, in any case
   * @param body as many bytes as the headers announce
   */
  public record Answer(int status, Map<String, String> headers, String body) {}

  /** Sends a text, each character a byte. */
  public RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Reads an answer with its body. */
  public Answer read() throws IOException {
    Answer head = readHead();
    int length = Integer.parseInt(head.headers().getOrDefault("Content-Length", "0"));
    String body = new String(in.readNBytes(length), ISO_8859_1);
    return new Answer(head.status(), head.headers(), body);
  }

  /** Reads an answer that has no body, whatever length it announces. */
  public Answer readHead() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return new Answer(status, headers, "");
  }

  /** Waits for the end of the connection; returns whether nothing came before it. */
  public boolean isCut() {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      return e instanceof java.net.SocketException;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("The connection ended in: " + line);
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }
}
