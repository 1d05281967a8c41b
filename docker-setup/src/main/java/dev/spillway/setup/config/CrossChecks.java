package dev.spillway.setup.config;

import dev.spillway.common.config.CloudChoice;
import dev.spillway.common.config.EnvReader;
import dev.spillway.common.config.Setting;
import dev.spillway.common.config.Settings;
import java.nio.file.Files;

/** Checks what no setting can tell alone: that they go together, and that files are there. */
record CrossChecks(SetupConfig config, EnvReader reader) {

  void apply() {
    checkRole();
    checkEndpoint();
    checkCredentials();
    checkPorts();
  }

  private void checkRole() {
    if (config.cloud() != CloudChoice.AWS) {
      return;
    }
    if (!isGiven(Settings.AWS_ROLE)) {
      reader.reject(Settings.AWS_ROLE, "the ARN of an IAM role, because CLOUD is aws");
    }
    config
        .aws()
        .account()
        .filter(account -> config.aws().role().filter(role -> !isOf(role, account)).isPresent())
        .ifPresent(account -> reader.reject(Settings.AWS_ROLE, "a role of account " + account));
  }

  private void checkEndpoint() {
    if (config.cloud() == CloudChoice.LOCAL && config.aws().endpoint().isPresent()) {
      reader.reject(
          Settings.AWS_ENDPOINT_URL,
          "empty, because CLOUD is local; it is used where CLOUD is aws, which needs AWS_ROLE");
    }
  }

  private void checkCredentials() {
    config
        .aws()
        .credentials()
        .filter(file -> !Files.isRegularFile(file) || !Files.isReadable(file))
        .ifPresent(
            file -> reader.reject(Settings.CREDENTIALS_PATH, "a file that exists and is readable"));
  }

  private void checkPorts() {
    int loadBalancer = config.loadBalancer().port();
    int localCloud = config.localCloudPort();
    if (config.redisPort() == loadBalancer) {
      reader.reject(Settings.REDIS_PORT, "another port than LOAD_BALANCER_PORT");
    }
    if (localCloud == config.redisPort() || (localCloud != 0 && localCloud == loadBalancer)) {
      reader.reject(
          Settings.LOCAL_CLOUD_PORT, "another port than REDIS_PORT and LOAD_BALANCER_PORT");
    }
  }

  private boolean isGiven(Setting<?> setting) {
    return !config.env().getOrDefault(setting.key(), "").isEmpty();
  }

  private static boolean isOf(String role, String account) {
    return role.contains("::" + account + ":");
  }
}
