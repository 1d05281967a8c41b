package dev.spillway.benchmarks;

/** Measures the system and its peers. */
public final class BenchMain {
  private BenchMain() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true"); // plots are files
    System.exit(BenchCommand.run(System.getenv(), args));
  }
}
