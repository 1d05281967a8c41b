package dev.spillway.benchmarks.backend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;

/**
 * What the load balancer starts in the place of a server when it is measured alone: says that
 * somebody else, who answers with fixed bytes, is the server, and waits for its end.
 */
public final class SignpostMain {
  private SignpostMain() {}

  /** Writes the other's port, which lies in the jar, where the load balancer looks for one. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(System.getenv("PORT_FILE")).toAbsolutePath();
    Path draft = Files.createTempFile(file.getParent(), "port", ".new");
    try (InputStream port = SignpostMain.class.getResourceAsStream(SignpostJar.PORT_ENTRY)) {
      if (port == null) {
        throw new IOException("There is no " + SignpostJar.PORT_ENTRY + " in the jar");
      }
      Files.writeString(draft, new String(port.readAllBytes(), StandardCharsets.US_ASCII));
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    new CountDownLatch(1).await();
  }
}
