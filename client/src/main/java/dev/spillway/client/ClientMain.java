package dev.spillway.client;

/** Starts the client. */
final class ClientMain {
  private ClientMain() {}

  public static void main(String[] args) {
    System.exit(ClientCommand.execute(ClientEdges.system(System.getenv()), args));
  }
}
