package dev.spillway.setup.doctor;

import dev.spillway.common.config.CloudChoice;
import dev.spillway.common.config.EngineChoice;
import dev.spillway.common.config.Kind;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.engine.DockerState;
import dev.spillway.setup.host.Ports;
import dev.spillway.setup.process.Jdk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Judges a machine: what the system needs of it depends on the engine and on the cloud. */
public record Diagnosis(SetupConfig config, MachineFacts facts) {

  /** Returns one finding for each thing that was looked at. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(jdk());
    findings.add(python());
    findings.add(programs());
    findings.add(engine());
    findings.add(images());
    facts.ports().stream().map(this::port).forEach(findings::add);
    findings.add(redis());
    findings.add(function());
    aws().forEach(findings::add);
    return findings;
  }

  private Finding jdk() {
    return facts
        .jdk()
        .map(jdk -> Finding.ok("Java " + jdk.feature() + " at " + jdk.home()))
        .orElseGet(
            () ->
                Finding.lacking(
                    needsProcesses(),
                    "no Java " + Jdk.NEEDED + " or newer, which the programs run on as processes",
                    "install one (e.g. Temurin " + Jdk.NEEDED + ") or set JAVA_HOME"));
  }

  private Finding python() {
    return facts
        .python()
        .map(version -> Finding.ok(version + ", which runs functions in processes"))
        .orElseGet(
            () ->
                Finding.lacking(
                    needsProcesses(),
                    "no python3, which runs functions in processes",
                    "install python3"));
  }

  private Finding programs() {
    List<String> missing = facts.missingPrograms();
    return missing.isEmpty()
        ? Finding.ok("programs are built")
        : Finding.lacking(true, "not built: " + String.join(", ", missing), "run ./spillway build");
  }

  private Finding engine() {
    if (facts.docker() instanceof DockerState.Usable usable) {
      return Finding.ok(
          "docker engine " + usable.engineVersion() + ", Compose " + usable.composeVersion());
    }
    DockerState.Unusable unusable = (DockerState.Unusable) facts.docker();
    return config.engine() == EngineChoice.PROCESS
        ? Finding.ok("docker is not needed: ENGINE=process")
        : Finding.lacking(
            config.engine() == EngineChoice.DOCKER,
            unusable.reason() + "; the system runs in processes",
            unusable.remedy());
  }

  private Finding images() {
    List<String> missing = facts.missingImages();
    boolean isNeeded = config.engine() == EngineChoice.DOCKER;
    if (config.engine() == EngineChoice.PROCESS || needsProcesses()) {
      return Finding.ok("base images are not needed by processes");
    }
    return missing.isEmpty()
        ? Finding.ok("base images are here")
        : new Finding(
            Finding.Level.WARN,
            "base images are not here: " + String.join(", ", missing),
            isNeeded
                ? "./spillway up pulls them; without a registry, see docs/air-gap.md"
                : "./spillway up pulls them, or runs in processes");
  }

  private Finding port(Ports.Claim claim) {
    return facts.takenPorts().contains(claim)
        ? Finding.lacking(
            true,
            "port " + claim.port() + " is taken by another program",
            "stop it, or set " + claim.key() + " in .env")
        : Finding.ok("port " + claim.port() + " (" + claim.key() + ") is free or ours");
  }

  private Finding redis() {
    return facts.redisAnswers()
        ? Finding.ok("Redis answers at 127.0.0.1:" + config.redisPort())
        : Finding.lacking(false, "Redis does not run", "./spillway up starts it");
  }

  private Finding function() {
    return facts.functionStored()
        ? Finding.ok("function '" + config.function() + "' is stored")
        : Finding.lacking(
            false,
            "no function is known under '" + config.function() + "'",
            "run ./spillway add-faas FILE");
  }

  private Stream<Finding> aws() {
    if (config.cloud() != CloudChoice.AWS) {
      return Stream.of(
          Finding.ok("AWS is not needed: the cloud is " + Kind.choiceName(config.cloud())));
    }
    return Stream.of(
        credentials(),
        Finding.ok("role " + config.aws().role().orElse("")),
        Finding.ok("region " + config.aws().region()));
  }

  private Finding credentials() {
    boolean given = config.aws().credentials().isPresent() || facts.environmentCredentials();
    return given
        ? Finding.ok("AWS credentials are given")
        : Finding.lacking(
            false,
            "no AWS credentials are given",
            "set CREDENTIALS_PATH, or export AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, unless"
                + " this machine has a role");
  }

  private boolean needsProcesses() {
    return config.engine() == EngineChoice.PROCESS
        || (config.engine() == EngineChoice.AUTO && facts.docker() instanceof DockerState.Unusable);
  }
}
