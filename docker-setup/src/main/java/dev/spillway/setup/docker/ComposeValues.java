package dev.spillway.setup.docker;

import dev.spillway.setup.config.CloudAccess;
import dev.spillway.setup.config.ProgramSettings;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.host.SetupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The values of the template's placeholders. */
final class ComposeValues {
  private static final URI LOCAL_CLOUD = URI.create("http://local-cloud:4566");
  private static final Path DESKTOP_SOCKET = Path.of("/var/run/docker.sock");

  private ComposeValues() {}

  /**
   * Returns all settings of the user, as the containers are to see them, and what only the template
   * knows.
   *
   * @param socket where the engine answers
   * @param credentials the file that is mounted
   */
  static Map<String, String> of(SetupConfig config, Path socket, Path credentials) {
    Map<String, String> values = settings(config);
    Path mounted = isLinux() ? socket : DESKTOP_SOCKET;
    values.put("LOAD_BALANCER_ADDRESS", addressOf(config.loadBalancer().host()));
    values.put("FUNCTION_VOLUME", config.project() + "_faas");
    values.put("REDIS_VOLUME", config.project() + "_redis");
    values.put("DOCKER_SOCKET", mounted.toString());
    values.put("DOCKER_GROUP", isLinux() ? groupOf(socket) : "0");
    values.put("CREDENTIALS_FILE", credentials.toString());
    return values;
  }

  /** Returns all settings of the user, as the containers are to see them. */
  static Map<String, String> settings(SetupConfig config) {
    Map<String, String> values = new HashMap<>(ProgramSettings.all(config.env()));
    values.putAll(CloudAccess.settings(config.cloud(), LOCAL_CLOUD));
    return values;
  }

  /** Docker publishes on addresses only, not on names. */
  private static String addressOf(String host) {
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      throw new SetupException(
          "LOAD_BALANCER_HOST: " + host + " is no address of this machine", "correct it in .env");
    }
  }

  private static String groupOf(Path socket) {
    try {
      return String.valueOf(Files.getAttribute(socket, "unix:gid"));
    } catch (IOException e) {
      throw new SetupException(
          "Tried to read the group of " + socket + " but failed because: " + e.getMessage(),
          "check that the docker engine runs");
    }
  }

  /** Elsewhere the engine runs in a virtual machine, whose own socket is the one to mount. */
  private static boolean isLinux() {
    return System.getProperty("os.name").equals("Linux");
  }
}
