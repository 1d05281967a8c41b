package dev.spillway.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.setup.testing.Fixtures;
import dev.spillway.setup.testing.RecordingEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EnginesTest {
  private static final DockerState DOCKER =
      new DockerState.Usable("26.1.5", "2.26.1", Path.of("/var/run/docker.sock"));

  private final RecordingEngine containers = new RecordingEngine(EngineKind.DOCKER);
  private final RecordingEngine processes = new RecordingEngine(EngineKind.PROCESS);
  private final AtomicInteger pulls = new AtomicInteger();

  @Test
  void pullsImagesWhereContainersMayBeUsed() {
    assertThat(engines(DOCKER).decide().kind()).isEqualTo(EngineKind.DOCKER);
    assertThat(pulls).hasValue(1);
  }

  @Test
  void pullsNothingForProcesses() {
    assertThat(engines(DOCKER, "ENGINE", "process").decide().kind()).isEqualTo(EngineKind.PROCESS);
    processes.present = true;
    assertThat(engines(DOCKER).decide().kind()).isEqualTo(EngineKind.PROCESS);
    assertThat(pulls).hasValue(0);
  }

  @Test
  void findsWhatIsThereInEitherEngine() {
    containers.present = true;

    Engines engines = engines(DOCKER, "ENGINE", "process");

    assertThat(engines.present()).containsExactly(containers);
    assertThat(engines.get(EngineKind.PROCESS)).isSameAs(processes);
  }

  @Test
  void asksNoDockerThatIsNotThere() {
    assertThat(engines(new DockerState.Unusable("no", "x")).usable()).containsExactly(processes);
  }

  private Engines engines(DockerState docker, String... settings) {
    return new Engines(
        Fixtures.config(Path.of("/project"), settings),
        docker,
        () -> {
          pulls.incrementAndGet();
          return List.of();
        },
        usable -> containers,
        processes);
  }
}
