package dev.spillway.client.call;

/** Shows how far many calls have come. */
@FunctionalInterface
public interface Progress {

  /** Opens a display; closed when the calls have ended. */
  Display open(int total);

  /** A display that is open. */
  interface Display extends AutoCloseable {
    /** Shows how many calls have ended. */
    void stepTo(int done);

    @Override
    void close();
  }
}
