package dev.spillway.setup.engine;

/** What the system's parts run in. */
public enum EngineKind {
  DOCKER("docker", "containers"),
  PROCESS("process", "processes");

  private final String choice;
  private final String plural;

  EngineKind(String choice, String plural) {
    this.choice = choice;
    this.plural = plural;
  }

  /** Returns the value of ENGINE that chooses it. */
  public String choice() {
    return choice;
  }

  /** Returns what the parts are, e.g. {@code containers}. */
  @Override
  public String toString() {
    return plural;
  }
}
