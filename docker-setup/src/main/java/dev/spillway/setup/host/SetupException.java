package dev.spillway.setup.host;

/** Thrown when the system cannot be brought up or taken down; says what and what to do. */
public final class SetupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String remedy;

  /**
   * Creates the exception.
   *
   * @param what what does not work and why, in one line or with the lines of the program that
   *     failed
   * @param remedy what the user can do about it
   */
  public SetupException(String what, String remedy) {
    super(what);
    this.what = what;
    this.remedy = remedy;
  }

  /** Returns what does not work and why. */
  public String what() {
    return what;
  }

  /** Returns what the user can do. */
  public String remedy() {
    return remedy;
  }
}
