package dev.spillway.setup.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Plays the load balancer or the local cloud, depending on the name of its jar. */
public final class StandInProgram {
  private StandInProgram() {}

  /** Serves until it is ended; the load balancer starts a process that plays a server. */
  public static void main(String[] args) throws IOException {
    Map<String, String> env = System.getenv();
    if (args.length > 0) {
      System.out.println("done: " + String.join(" ", args));
      return;
    }
    if (env.getOrDefault("FAAS_FUNCTION_NAME", "").equals("broken")) {
      System.err.println("Tried to read 'broken' but failed because: it is broken");
      System.exit(1);
    }
    boolean isCloud = System.getProperty("java.class.path").contains("local-cloud");
    String port = env.getOrDefault(isCloud ? "LOCAL_CLOUD_PORT" : "LOAD_BALANCER_PORT", "");
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body =
              "{\"state\":\"ready\",\"function\":\"faas\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    if (!isCloud) {
      startServer(Path.of(env.getOrDefault("STATE_DIR", "")));
    }
    Files.writeString(
        Path.of(env.getOrDefault("PORT_FILE", "")), server.getAddress().getPort() + "\n");
  }

  private static void startServer(Path state) throws IOException {
    Path record = state.resolve("servers").resolve("srv-1.process");
    if (Files.notExists(record)) {
      Process process = new ProcessBuilder("setsid", "sleep", "600").start();
      long start = process.info().startInstant().orElseThrow().toEpochMilli();
      Files.writeString(record, process.pid() + " " + start + "\n");
    }
  }

  /** Writes a jar of this program. */
  public static void writeJar(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInProgram.class.getName());
    String resource = StandInProgram.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
        InputStream code =
            Objects.requireNonNull(ClassLoader.getSystemResourceAsStream(resource))) {
      jar.putNextEntry(new JarEntry(resource));
      jar.write(code.readAllBytes());
      jar.closeEntry();
    }
  }
}
