package dev.spillway.common.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** A real redis-server on a free port: the machine's own, else the one that a library brings. */
public final class RedisFixture implements AutoCloseable {
  private final int port;
  private final Process process;

  private RedisFixture(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /** Starts a server; it may need a moment until it answers. */
  public static RedisFixture start() {
    return start(freePort());
  }

  /** Starts a server on a given port. */
  public static RedisFixture start(int port) {
    return start(port, List.of("--appendonly", "no"));
  }

  /** Starts a server that keeps its data in a folder, as that of an installation does. */
  public static RedisFixture startDurable(int port, Path folder) {
    return start(
        port,
        List.of("--appendonly", "yes", "--appendfsync", "always", "--dir", folder.toString()));
  }

  private static RedisFixture start(int port, List<String> more) {
    List<String> command =
        new ArrayList<>(
            List.of(binary(), "--port", String.valueOf(port), "--bind", "127.0.0.1", "--save", ""));
    command.addAll(more);
    try {
      Path log = Files.createTempFile("redis", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new RedisFixture(port, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a port that nobody listens on now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the port. */
  public int port() {
    return port;
  }

  /** Returns the address as programs take it. */
  public URI address() {
    return URI.create("redis://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    kill();
  }

  /** Ends the server as a crash does. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String binary() {
    return Stream.of("/usr/bin/redis-server", "/usr/local/bin/redis-server")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElseGet(RedisFixture::librarys);
  }

  private static String librarys() {
    try {
      return ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
