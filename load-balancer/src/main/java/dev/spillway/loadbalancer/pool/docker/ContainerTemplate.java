package dev.spillway.loadbalancer.pool.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Volume;
import dev.spillway.common.config.Settings;
import dev.spillway.loadbalancer.pool.LaunchedServer;
import dev.spillway.loadbalancer.pool.ServerSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a server container looks: shut off from everything but its network and its function. */
final class ContainerTemplate {
  static final int PORT = 8000;

  private static final String USER = "10001";
  private static final long BYTES_IN_MB = 1024L * 1024;
  private static final Map<String, String> TEMPORARY =
      Map.of("/tmp", "rw,nosuid,nodev,size=64m,mode=1777");
  private static final Map<String, String> LOG_LIMITS = Map.of("max-size", "1m", "max-file", "2");

  private final ContainerSettings settings;

  ContainerTemplate(ContainerSettings settings) {
    this.settings = settings;
  }

  CreateContainerCmd fill(
      CreateContainerCmd create, LaunchedServer server, ServerSpec spec, Map<String, String> own) {
    return create
        .withName(server.id())
        .withLabels(ContainerLabels.of(settings.project(), server.config()))
        .withUser(USER)
        .withEnv(environment(server, spec, own))
        .withHostConfig(limits());
  }

  private static List<String> environment(
      LaunchedServer server, ServerSpec spec, Map<String, String> own) {
    Map<String, String> environment = new TreeMap<>(spec.environment());
    environment.putAll(own);
    environment.put(Settings.SERVER_ID.key(), server.id());
    environment.put(Settings.SERVER_HOST.key(), "0.0.0.0");
    environment.put(Settings.SERVER_PORT.key(), String.valueOf(PORT));
    return environment.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  private HostConfig limits() {
    long memory = settings.memoryMb() * BYTES_IN_MB;
    Volume folder = new Volume(settings.functionFolder().toString());
    return HostConfig.newHostConfig()
        .withNetworkMode(settings.network())
        .withBinds(new Bind(settings.volume(), folder, AccessMode.ro))
        .withMemory(memory)
        // Memory and swap together: no swap.
        .withMemorySwap(memory)
        .withPidsLimit((long) settings.pids())
        .withReadonlyRootfs(true)
        .withTmpFs(TEMPORARY)
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges"))
        // Reaps what a function leaves behind: the JVM as process 1 does not.
        .withInit(true)
        .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, LOG_LIMITS));
  }
}
