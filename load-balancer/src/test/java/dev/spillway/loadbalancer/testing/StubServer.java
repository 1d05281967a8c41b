package dev.spillway.loadbalancer.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server as far as the load balancer can tell, of nothing but the JDK, so that it fits into a jar
 * of its own. The parameter says what it does: {@code die} ends the process, {@code wait:MILLIS}
 * answers later, {@code env:KEY} answers what it was given; else it answers its name.
 */
public final class StubServer {
  private static final Pattern PARAMETER = Pattern.compile("<value>(?:<\\w+>)?(.*?)</");
  private static final Pattern COMMAND = Pattern.compile("(\\w+):(\\w+)");

  private final Map<String, String> env;
  private final HttpServer http;

  private StubServer(Map<String, String> env) throws IOException {
    this.env = env;
    int port = Integer.parseInt(env.getOrDefault("SERVER_PORT", "0"));
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/readyz", exchange -> reply(exchange, "ready"));
    http.createContext("/RPC2", this::call);
  }

  /** Starts it and writes its port file. */
  public static void main(String[] args) throws IOException {
    StubServer server = new StubServer(System.getenv());
    server.http.start();
    Path file = Path.of(server.env.getOrDefault("PORT_FILE", "port"));
    Path draft = Path.of(file + ".draft");
    Files.writeString(draft, String.valueOf(server.http.getAddress().getPort()));
    Files.move(draft, file);
    server.sayReady();
  }

  private void sayReady() throws IOException {
    String url = env.getOrDefault("READY_URL", "");
    if (!url.isEmpty()) {
      HttpURLConnection word = (HttpURLConnection) URI.create(url).toURL().openConnection();
      word.setRequestMethod("POST");
      word.setRequestProperty("Authorization", "Bearer " + env.get("READY_TOKEN"));
      System.out.println("Said that it is ready: " + word.getResponseCode());
    }
  }

  private void call(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher found = PARAMETER.matcher(body);
    String parameter = found.find() ? found.group(1) : "";
    exchange.getResponseHeaders().add("Spillway-Site", "local");
    reply(
        exchange,
        "<?xml version=\"1.0\"?><methodResponse><params><param><value><string>Number "
            + parameter
            + ", result: "
            + result(parameter)
            + "</string></value></param></params></methodResponse>");
  }

  private String result(String parameter) {
    if (parameter.equals("die")) {
      Runtime.getRuntime().halt(3);
    }
    Matcher command = COMMAND.matcher(parameter);
    if (command.matches() && command.group(1).equals("env")) {
      return env.getOrDefault(command.group(2), "(none)");
    }
    if (command.matches() && command.group(1).equals("wait")) {
      pause(Long.parseLong(command.group(2)));
    }
    return env.getOrDefault("SERVER_ID", "stub");
  }

  private static void pause(long millis) {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
        .join();
  }

  private static void reply(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
