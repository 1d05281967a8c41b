package dev.spillway.setup.doctor;

import dev.spillway.common.config.CloudChoice;
import dev.spillway.setup.config.ProgramJars;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.engine.DockerState;
import dev.spillway.setup.engine.Engine;
import dev.spillway.setup.engine.Engines;
import dev.spillway.setup.host.CommandResult;
import dev.spillway.setup.host.HostCommand;
import dev.spillway.setup.host.HostCommands;
import dev.spillway.setup.host.Ports;
import dev.spillway.setup.probe.RedisProbe;
import dev.spillway.setup.process.JdkFinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks at this machine and judges it; changes nothing. */
public final class Doctor {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final SetupConfig config;
  private final Engines engines;
  private final Instruments instruments;

  /**
   * What the doctor looks with.
   *
   * @param commands runs commands
   * @param jdks finds Java
   * @param missingImages tells which base images are not here
   * @param ports tells which are free
   * @param redis asks Redis
   */
  public record Instruments(
      HostCommands commands,
      JdkFinder jdks,
      Supplier<List<String>> missingImages,
      Ports ports,
      RedisProbe redis) {}

  /** Creates a doctor. */
  public Doctor(SetupConfig config, Engines engines, Instruments instruments) {
    this.config = config;
    this.engines = engines;
    this.instruments = instruments;
  }

  /** Returns one finding for each thing that was looked at. */
  public List<Finding> examine() {
    boolean redisAnswers = instruments.redis().answers(Duration.ZERO);
    List<Ports.Claim> claims = claims(redisAnswers);
    MachineFacts facts =
        new MachineFacts(
            instruments.jdks().find(),
            python(),
            new ProgramJars(config.root()).missing(programs()),
            engines.docker(),
            missingImages(),
            claims,
            instruments.ports().taken(claims, oursNow()),
            redisAnswers,
            redisAnswers && instruments.redis().has(config.function()),
            config.env().containsKey("AWS_ACCESS_KEY_ID"));
    return new Diagnosis(config, facts).findings();
  }

  private Optional<String> python() {
    CommandResult result =
        instruments.commands().run(HostCommand.of("python3", "--version"), LIMIT);
    return result.ok() ? Optional.of(result.firstLine()) : Optional.empty();
  }

  private List<String> missingImages() {
    return engines.docker() instanceof DockerState.Usable
        ? instruments.missingImages().get()
        : List.of();
  }

  private List<String> programs() {
    return usesLocalCloud()
        ? List.of("load-balancer", "server", "local-cloud")
        : List.of("load-balancer", "server");
  }

  private List<Ports.Claim> claims(boolean redisAnswers) {
    List<Ports.Claim> claims = new ArrayList<>();
    claims.add(
        new Ports.Claim(
            config.loadBalancer().host(), config.loadBalancer().port(), "LOAD_BALANCER_PORT"));
    if (!redisAnswers) {
      claims.add(new Ports.Claim("127.0.0.1", config.redisPort(), "REDIS_PORT"));
    }
    if (usesLocalCloud()) {
      claims.add(new Ports.Claim("127.0.0.1", config.localCloudPort(), "LOCAL_CLOUD_PORT"));
    }
    return claims;
  }

  private Set<Integer> oursNow() {
    return engines.present().stream()
        .map(Engine::ports)
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  private boolean usesLocalCloud() {
    return config.cloud() == CloudChoice.LOCAL;
  }
}
