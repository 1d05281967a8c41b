package dev.spillway.setup.engine;

import dev.spillway.common.config.EngineChoice;
import dev.spillway.setup.config.SetupConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The engines of this machine, and the one to use. */
public final class Engines {
  private final SetupConfig config;
  private final DockerState docker;
  private final Supplier<List<String>> pullMissing;
  private final Optional<Engine> containers;
  private final Engine processes;

  /**
   * Creates the engines.
   *
   * @param docker whether containers can be had
   * @param pullMissing pulls base images and returns those that could not be had
   * @param containers makes the engine of containers
   */
  public Engines(
      SetupConfig config,
      DockerState docker,
      Supplier<List<String>> pullMissing,
      Function<DockerState.Usable, Engine> containers,
      Engine processes) {
    this.config = config;
    this.docker = docker;
    this.pullMissing = pullMissing;
    this.containers =
        docker instanceof DockerState.Usable usable
            ? Optional.of(containers.apply(usable))
            : Optional.empty();
    this.processes = processes;
  }

  /** Returns whether containers can be had. */
  public DockerState docker() {
    return docker;
  }

  /** Returns the engines that can be asked. */
  public List<Engine> usable() {
    return Stream.concat(containers.stream(), Stream.of(processes)).toList();
  }

  /** Returns the engines that hold anything of the system. */
  public List<Engine> present() {
    return usable().stream().filter(Engine::isPresent).toList();
  }

  /**
   * Decides which engine is to be used, and pulls base images for that where need be.
   *
   * @throws dev.spillway.setup.host.SetupException if what the user chose cannot be had
   */
  public EngineDecision decide() {
    Optional<EngineKind> running = present().stream().map(Engine::kind).findFirst();
    boolean mayBeContainers =
        config.engine() != EngineChoice.PROCESS
            && containers.isPresent()
            && !running.equals(Optional.of(EngineKind.PROCESS));
    List<String> missing = mayBeContainers ? pullMissing.get() : List.of();
    return EngineDecision.decide(config.engine(), new EngineFacts(running, docker, missing));
  }

  /** Returns an engine that was decided for. */
  public Engine get(EngineKind kind) {
    return usable().stream().filter(engine -> engine.kind() == kind).findFirst().orElseThrow();
  }
}
