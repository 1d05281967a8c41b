package dev.spillway.setup.engine;

import dev.spillway.common.config.EngineChoice;
import dev.spillway.setup.host.SetupException;
import java.util.Optional;

/**
 * Which engine runs the system.
 *
 * @param kind the engine
 * @param why in a few words
 */
public record EngineDecision(EngineKind kind, String why) {

  /**
   * Decides. A system that runs is never joined by a second one in the other engine.
   *
   * @throws SetupException if what the user chose cannot be had
   */
  public static EngineDecision decide(EngineChoice choice, EngineFacts facts) {
    refuseSecondSystem(choice, facts.running());
    if (choice == EngineChoice.PROCESS) {
      return new EngineDecision(EngineKind.PROCESS, "ENGINE=process");
    }
    if (facts.running().equals(Optional.of(EngineKind.PROCESS))) {
      return new EngineDecision(EngineKind.PROCESS, "it runs in processes already");
    }
    Optional<SetupException> obstacle = obstacle(facts);
    if (obstacle.isEmpty()) {
      return new EngineDecision(
          EngineKind.DOCKER,
          choice == EngineChoice.DOCKER ? "ENGINE=docker" : "an engine and base images are here");
    }
    if (choice == EngineChoice.DOCKER || facts.running().isPresent()) {
      throw obstacle.get();
    }
    return new EngineDecision(EngineKind.PROCESS, obstacle.get().what());
  }

  private static void refuseSecondSystem(EngineChoice choice, Optional<EngineKind> running) {
    boolean isOther =
        running.isPresent()
            && choice != EngineChoice.AUTO
            && !choice.name().equals(running.get().name());
    if (isOther) {
      throw new SetupException(
          "The system runs in " + running.get() + " now, and ENGINE asks for the other engine",
          "run ./spillway down first, or set ENGINE=" + running.get().choice());
    }
  }

  private static Optional<SetupException> obstacle(EngineFacts facts) {
    if (facts.docker() instanceof DockerState.Unusable unusable) {
      return Optional.of(new SetupException(unusable.reason(), unusable.remedy()));
    }
    if (!facts.missingImages().isEmpty()) {
      String images = String.join(", ", facts.missingImages());
      return Optional.of(
          new SetupException(
              "Base images are neither here nor can be pulled: " + images,
              "connect to a registry, or see docs/air-gap.md, or set ENGINE=process"));
    }
    return Optional.empty();
  }
}
