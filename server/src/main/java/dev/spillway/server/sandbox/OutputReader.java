package dev.spillway.server.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a stream of a process to its end, on a thread of its own. */
final class OutputReader {
  private static final Logger log = LoggerFactory.getLogger(OutputReader.class);
  private static final int CHUNK_BYTES = 8192;

  /** Whoever could write has been killed by then: this only guards against waiting for ever. */
  private static final long END_LIMIT_SECONDS = 5;

  private final InputStream stream;
  private final Output output;
  private final Runnable onRefusal;
  private final CompletableFuture<Void> end;

  /**
   * Begins to read.
   *
   * @param executor has platform threads: a read blocks its thread, whatever its kind
   * @param onRefusal what to do when the output takes no more
   */
  OutputReader(InputStream stream, Output output, Executor executor, Runnable onRefusal) {
    this.stream = stream;
    this.output = output;
    this.onRefusal = onRefusal;
    this.end = CompletableFuture.runAsync(this::read, executor);
  }

  /** Waits for the end of the stream and closes it. */
  void finish() throws IOException, InterruptedException {
    try {
      end.get(END_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.warn("A function's output has no end: {}", e.toString());
    }
    stream.close();
  }

  private void read() {
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
        if (!output.take(chunk, n)) {
          onRefusal.run();
          return;
        }
      }
    } catch (IOException e) {
      log.debug("A function's output was cut off", e); // it was killed while this read
    }
  }
}
