package dev.spillway.client.terminal;

/** Thrown when a command cannot do its work; says what is wrong and what to do about it. */
public final class ClientFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * Creates a failure.
   *
   * @param what a sentence
   * @param remedy another
   */
  public ClientFailure(String what, String remedy) {
    super(what);
    this.remedy = remedy;
  }

  /** Returns what is wrong, and below it what to do. */
  public String text() {
    return getMessage() + "\n" + remedy;
  }
}
