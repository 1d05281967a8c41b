package dev.spillway.simulator;

/** Plays traces through the policies. */
public final class SimulatorMain {
  private SimulatorMain() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(ReplayCommand.run(SimulatorEdges.system(System.getenv()), args));
  }
}
