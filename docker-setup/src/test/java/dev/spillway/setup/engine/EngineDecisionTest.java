package dev.spillway.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.config.EngineChoice;
import dev.spillway.setup.host.SetupException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EngineDecisionTest {
  private static final DockerState DOCKER =
      new DockerState.Usable("26.1.5", "2.26.1", Path.of("/var/run/docker.sock"));
  private static final DockerState NO_DOCKER =
      new DockerState.Unusable("There is no docker command", "install it");

  @ParameterizedTest
  @CsvSource({
    // choice, running, docker, image missing, decision or refusal
    "AUTO,    ,        true,  ,        DOCKER",
    "AUTO,    ,        true,  redis:8, PROCESS",
    "AUTO,    ,        false, ,        PROCESS",
    "AUTO,    PROCESS, true,  ,        PROCESS",
    "AUTO,    DOCKER,  true,  ,        DOCKER",
    "AUTO,    DOCKER,  true,  redis:8, refused",
    "DOCKER,  ,        true,  ,        DOCKER",
    "DOCKER,  ,        true,  redis:8, refused",
    "DOCKER,  ,        false, ,        refused",
    "DOCKER,  PROCESS, true,  ,        refused",
    "PROCESS, ,        true,  ,        PROCESS",
    "PROCESS, ,        false, ,        PROCESS",
    "PROCESS, PROCESS, true,  ,        PROCESS",
    "PROCESS, DOCKER,  true,  ,        refused",
  })
  void followsTheTable(
      EngineChoice choice, EngineKind running, boolean docker, String missing, String expected) {
    EngineFacts facts =
        new EngineFacts(
            Optional.ofNullable(running),
            docker ? DOCKER : NO_DOCKER,
            missing == null ? List.of() : List.of(missing));

    assertThat(outcome(choice, facts)).isEqualTo(expected);
  }

  @Test
  void saysWhyItTakesProcesses() {
    EngineFacts facts = new EngineFacts(Optional.empty(), NO_DOCKER, List.of());

    assertThat(EngineDecision.decide(EngineChoice.AUTO, facts).why())
        .isEqualTo("There is no docker command");
  }

  @Test
  void saysWhatIsMissingAndWhatToDo() {
    EngineFacts facts = new EngineFacts(Optional.empty(), DOCKER, List.of("redis:8"));

    assertThatThrownBy(() -> EngineDecision.decide(EngineChoice.DOCKER, facts))
        .hasMessageContaining("redis:8")
        .extracting(e -> ((SetupException) e).remedy())
        .asString()
        .contains("docs/air-gap.md", "ENGINE=process");
  }

  private static String outcome(EngineChoice choice, EngineFacts facts) {
    try {
      return EngineDecision.decide(choice, facts).kind().name();
    } catch (SetupException e) {
      return "refused";
    }
  }
}
