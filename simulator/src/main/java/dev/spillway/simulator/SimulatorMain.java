package dev.spillway.simulator;

/** Plays traces through the policies. */
public final class SimulatorMain {
  private SimulatorMain() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true"); // plots are files
    System.exit(ReplayCommand.run(args));
  }
}
