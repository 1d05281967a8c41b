package dev.spillway.setup.process;

import java.nio.file.Path;

/**
 * A Java that programs can run on.
 *
 * @param home its folder
 * @param feature its version, e.g. 25
 */
public record Jdk(Path home, int feature) {
  /** The version that the load balancer, the servers and the embedded cloud need. */
  public static final int NEEDED = 25;

  /** Returns the program to start. */
  public String java() {
    return home.resolve("bin").resolve("java").toString();
  }

  /** Returns whether it is new enough. */
  public boolean isEnough() {
    return feature >= NEEDED;
  }
}
