package dev.spillway.setup.engine;

import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.SetupException;
import java.io.IOException;
import java.nio.file.Files;

/** Takes the system away: first what calls, then what is called. */
public final class Shutdown {
  private final SetupConfig config;
  private final Console console;

  /** Creates a shutdown that tells what it does. */
  public Shutdown(SetupConfig config, Console console) {
    this.config = config;
    this.console = console;
  }

  /** Takes away what runs in an engine; of what does not run, nothing is to be done. */
  public void down(Engine engine, boolean alsoData) {
    console.step("load balancer stopped", engine::stopLoadBalancer);
    console.step("servers removed", engine::removeServers);
    console.step("local cloud removed", engine::stopLocalCloud);
    console.step("redis removed", engine::stopRedis);
    engine.cleanUp(alsoData);
    deletePortFile();
  }

  private void deletePortFile() {
    try {
      Files.deleteIfExists(config.loadBalancerPortFile());
    } catch (IOException e) {
      throw new SetupException(
          "Tried to delete " + config.loadBalancerPortFile() + " but failed because: " + e,
          "delete it yourself");
    }
  }
}
