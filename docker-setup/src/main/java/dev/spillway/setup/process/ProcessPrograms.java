package dev.spillway.setup.process;

import dev.spillway.common.config.Program;
import dev.spillway.setup.config.CloudAccess;
import dev.spillway.setup.config.ProgramJars;
import dev.spillway.setup.config.ProgramSettings;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.host.HostCommand;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command lines of the programs and what each is told.
 *
 * @param config what is to run
 * @param java the program that runs them
 */
record ProcessPrograms(SetupConfig config, String java) {

  HostCommand localCloud(Path portFile) {
    Map<String, String> environment =
        new HashMap<>(ProgramSettings.of(Program.LOCAL_CLOUD, config.env()));
    environment.put("LOCAL_CLOUD_HOST", "127.0.0.1");
    environment.put("PORT_FILE", portFile.toString());
    return new HostCommand(jar("local-cloud"), environment);
  }

  HostCommand loadBalancer(Path portFile, URI localCloud) {
    Map<String, String> environment =
        new HashMap<>(ProgramSettings.of(Program.LOAD_BALANCER, config.env()));
    environment.putAll(CloudAccess.settings(config.cloud(), localCloud));
    environment.putAll(CloudAccess.credentials(config.cloud()));
    config
        .aws()
        .credentials()
        .ifPresent(file -> environment.put("AWS_SHARED_CREDENTIALS_FILE", file.toString()));
    environment.put("LAUNCHER", "process");
    environment.put("REDIS_URL", "redis://127.0.0.1:" + config.redisPort());
    environment.put("FUNCTION_DIR", config.stateDir().resolve("faas").toString());
    environment.put("SERVER_JAR", new ProgramJars(config.root()).of("server").toString());
    environment.put("STATE_DIR", config.stateDir().toString());
    environment.put("PORT_FILE", portFile.toString());
    return new HostCommand(jar("load-balancer"), environment);
  }

  HostCommand redis(String program, Path data) {
    return HostCommand.of(
        program,
        "--port",
        String.valueOf(config.redisPort()),
        "--bind",
        "127.0.0.1",
        "--dir",
        data.toString(),
        "--appendonly",
        "yes",
        "--appendfsync",
        "always",
        "--save",
        "");
  }

  private List<String> jar(String program) {
    return List.of(java, "-jar", new ProgramJars(config.root()).of(program).toString());
  }
}
