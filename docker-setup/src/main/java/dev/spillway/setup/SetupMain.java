package dev.spillway.setup;

/** Brings Spillway up and takes it down. */
public final class SetupMain {
  private SetupMain() {}

  /** Runs one command and ends with its exit code. */
  @SuppressWarnings("checkstyle:regexp")
  public static void main(String[] args) {
    System.exit(SetupCommand.run(System.getenv(), args));
  }
}
