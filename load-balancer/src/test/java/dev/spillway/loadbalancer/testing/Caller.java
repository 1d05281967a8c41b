package dev.spillway.loadbalancer.testing;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer;
import dev.spillway.common.xmlrpc.XmlRpcCallException;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls a load balancer on this machine as users do. */
public final class Caller implements AutoCloseable {
  private final EventLoops loops = EventLoops.start(1);
  private final XmlRpcClient calls = new XmlRpcClient(loops, "call_faas", Duration.ofSeconds(5));
  private final HttpClient http = HttpClient.newHttpClient();

  /** Calls the function and returns the whole answer. */
  public InvocationReply call(int port, String parameter) {
    try {
      return calls.call(
          new HostPort("127.0.0.1", port), Invocation.of(parameter), Duration.ofSeconds(30));
    } catch (XmlRpcCallException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls the function and returns its result. */
  public String result(int port, String parameter) {
    XmlRpcAnswer answer = call(port, parameter).answer();
    if (answer instanceof XmlRpcAnswer.Value value) {
      return value.text();
    }
    throw new AssertionError(answer.toString());
  }

  /** Returns the status code of a page, or 0 where nobody listens. */
  public int status(int port, String path) {
    try {
      return port == 0 ? 0 : get(port, path).statusCode();
    } catch (ConnectException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text of a page. */
  public String text(int port, String path) {
    try {
      return get(port, path).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    calls.close();
    http.shutdownNow();
    loops.close();
  }

  private HttpResponse<String> get(int port, String path) throws IOException {
    URI page = URI.create("http://127.0.0.1:" + port + path);
    try {
      return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
