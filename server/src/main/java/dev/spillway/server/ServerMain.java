package dev.spillway.server;

import dev.spillway.common.config.InvalidConfigException;
import org.slf4j.LoggerFactory;

/** The server's entry: exit code 1 is a failure, 2 a configuration that cannot be used. */
public final class ServerMain {
  private ServerMain() {}

  /** Starts the server, which runs until it is told to stop. */
  public static void main(String[] args) {
    try {
      ServerConfig config = ServerConfig.from(System.getenv());
      ServerProgram program = ServerWiring.start(config, ServerEdges.real(config));
      Runtime.getRuntime().addShutdownHook(new Thread(program::close, "stop"));
    } catch (InvalidConfigException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(ServerMain.class).error("The server cannot start", e);
      System.exit(1);
    }
  }
}
