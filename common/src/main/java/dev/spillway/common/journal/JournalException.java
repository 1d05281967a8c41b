package dev.spillway.common.journal;

/** The records of calls cannot be read. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates one with a sentence for the user. */
  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
