package dev.spillway.server.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A pipe that a process writes into. What it takes by itself is enough for most runs: it is read
 * when they have ended. Who runs longer is read along. For one thread.
 */
public final class OutputPipe {
  private final InputStream stream;
  private final Output output;
  private @Nullable OutputReader reader;

  /** Reads nothing yet. */
  public OutputPipe(InputStream stream, Output output) {
    this.stream = stream;
    this.output = output;
  }

  /**
   * Begins to read.
   *
   * @param readers has platform threads: a read blocks its thread, whatever its kind
   * @param onRefusal what to do when the output takes no more
   */
  public void readAlong(Executor readers, Runnable onRefusal) {
    reader = new OutputReader(stream, output, readers, onRefusal);
  }

  /** Reads to the end and closes the stream, now that nobody is left who could write. */
  public void finish() throws IOException, InterruptedException {
    if (reader != null) {
      reader.finish();
      return;
    }
    boolean reading = true;
    for (int size = stream.available(); reading && size > 0; size = stream.available()) {
      byte[] bytes = stream.readNBytes(size);
      reading = output.take(bytes, bytes.length);
    }
    stream.close();
  }
}
