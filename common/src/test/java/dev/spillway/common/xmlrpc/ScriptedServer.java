package dev.spillway.common.xmlrpc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.spillway.common.net.HostPort;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does to each connection what a test says. */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger connections = new AtomicInteger();

  /** What happens to one connection; it is closed afterwards. */
  interface Script {
    void play(Connection connection) throws IOException;
  }

  /** One connection. */
  record Connection(Socket socket, InputStream in) {
    /** Reads a request; returns whether there was one. */
    boolean readRequest() throws IOException {
      int length = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
        }
      }
      return in.readNBytes(length).length > 0;
    }

    void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
    }

    void answer(int status, String body) throws IOException {
      write("HTTP/1.1 " + status + " x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** Says that no more comes, and waits until the other side has closed the connection, too. */
    void shutDown() throws IOException {
      socket.shutdownOutput();
      awaitEnd();
    }

    void awaitEnd() throws IOException {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        line.append((char) c);
      }
      return line.toString().strip();
    }
  }

  ScriptedServer(Script script) throws IOException {
    threads.execute(() -> accept(script));
  }

  HostPort address() {
    return new HostPort("127.0.0.1", listener.getLocalPort());
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }

  private void accept(Script script) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        threads.execute(() -> play(script, socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void play(Script script, Socket socket) {
    try (socket) {
      script.play(new Connection(socket, new BufferedInputStream(socket.getInputStream())));
    } catch (IOException e) {
      // The client has closed the connection.
    }
  }
}
