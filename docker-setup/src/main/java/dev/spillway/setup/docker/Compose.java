package dev.spillway.setup.docker;

import dev.spillway.setup.config.CloudAccess;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.host.HostCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command lines of Compose. */
final class Compose {
  private final SetupConfig config;

  Compose(SetupConfig config) {
    this.config = config;
  }

  HostCommand build(List<String> services) {
    return command("build").plus(services);
  }

  HostCommand up(String service) {
    return command("up", "--detach", "--no-build", "--no-deps", service);
  }

  HostCommand recreate(String service) {
    return command("up", "--detach", "--no-build", "--no-deps", "--force-recreate", service);
  }

  HostCommand run(String service, List<String> arguments) {
    return command("run", "--rm", "--no-deps", "--no-TTY", service).plus(arguments);
  }

  /** The template has all values; Compose's own reading of .env would only misread it. */
  private HostCommand command(String... words) {
    HostCommand prefix =
        Docker.command(
            "compose",
            "--project-name",
            config.project(),
            "--file",
            config.root().resolve("docker-compose.yml").toString(),
            "--env-file",
            "/dev/null");
    return new HostCommand(prefix.plus(List.of(words)).words(), handedOn());
  }

  /** Returns the values of those keys of the template that have none. */
  private Map<String, String> handedOn() {
    Map<String, String> values = ComposeValues.settings(config);
    Map<String, String> environment = new HashMap<>(CloudAccess.credentials(config.cloud()));
    for (String key : List.of("AWS_ENDPOINT_URL", "AWS_ACCOUNT_ID")) {
      environment.put(key, values.getOrDefault(key, ""));
    }
    return environment;
  }
}
