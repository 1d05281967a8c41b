package dev.spillway.localcloud;

import dev.spillway.common.config.InvalidConfigException;

/** Runs the embedded cloud until it is told to end. */
@SuppressWarnings("checkstyle:regexp")
public final class LocalCloudMain {
  /** Starts with the settings of the environment; exits 2 where they are wrong, 1 on failure. */
  public static void main(String[] args) {
    try {
      LocalCloud cloud = LocalCloudWiring.run(LocalCloudConfig.from(System.getenv()));
      System.out.println("The embedded cloud listens on " + cloud.endpoint());
    } catch (InvalidConfigException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
