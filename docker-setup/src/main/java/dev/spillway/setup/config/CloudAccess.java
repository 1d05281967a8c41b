package dev.spillway.setup.config;

import dev.spillway.common.config.CloudChoice;
import dev.spillway.common.config.Kind;
import java.net.URI;
import java.util.Map;

/** What the load balancer is told of the cloud: it knows {@code aws} and {@code none} only. */
public final class CloudAccess {
  private static final String LOCAL_ROLE = "arn:aws:iam::000000000000:role/spillway-local";

  private CloudAccess() {}

  /**
   * Returns the settings that say where the cloud is.
   *
   * @param cloud aws, local or none
   * @param localCloud where the load balancer reaches the embedded cloud
   */
  public static Map<String, String> settings(CloudChoice cloud, URI localCloud) {
    if (cloud != CloudChoice.LOCAL) {
      return Map.of("CLOUD", Kind.choiceName(cloud));
    }
    return Map.of(
        "CLOUD",
        "aws",
        "AWS_ENDPOINT_URL",
        localCloud.toString(),
        "AWS_ROLE",
        LOCAL_ROLE,
        "AWS_ACCOUNT_ID",
        "");
  }

  /**
   * Returns what changes in the environment of this program before another one inherits it: real
   * credentials go nowhere but to AWS. An empty value takes a variable away.
   */
  public static Map<String, String> credentials(CloudChoice cloud) {
    if (cloud == CloudChoice.AWS) {
      return Map.of();
    }
    String known = cloud == CloudChoice.LOCAL ? "local" : "";
    return Map.of(
        "AWS_ACCESS_KEY_ID",
        known,
        "AWS_SECRET_ACCESS_KEY",
        known,
        "AWS_SESSION_TOKEN",
        "",
        "AWS_PROFILE",
        "");
  }
}
