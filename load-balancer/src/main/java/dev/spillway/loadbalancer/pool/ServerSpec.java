package dev.spillway.loadbalancer.pool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What every server of the pool is given.
 *
 * @param environment its settings, less its own name, address and port
 * @param functionSha256 of the function that it finds in its folder
 */
public record ServerSpec(Map<String, String> environment, String functionSha256) {
  /** Copies the environment. */
  public ServerSpec {
    environment = Map.copyOf(environment);
  }

  /**
   * Returns a hash of all this and of what a launcher adds: two servers of one hash are alike.
   *
   * @param launchers the launcher's own part, e.g. the image
   */
  public String hashWith(Object launchers) {
    String all = new TreeMap<>(environment) + "\n" + functionSha256 + "\n" + launchers;
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Leaves the values out: one is the gateway's key. */
  @Override
  public String toString() {
    return "ServerSpec" + new TreeMap<>(environment).keySet();
  }
}
