package dev.spillway.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.process.PortFile;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.testing.Fixtures;
import dev.spillway.setup.testing.RecordingEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShutdownTest {
  @TempDir private Path root;

  @Test
  void takesAwayWhatCallsBeforeWhatIsCalled() {
    SetupConfig config = Fixtures.config(root);
    RecordingEngine engine = new RecordingEngine(EngineKind.DOCKER);
    PortFile.write(config.loadBalancerPortFile(), 8080);

    new Shutdown(config, Fixtures.quietConsole()).down(engine, true);

    assertThat(engine.deeds)
        .containsExactly(
            "stop load balancer",
            "remove servers",
            "stop local cloud",
            "stop redis",
            "clean up with data");
    assertThat(config.loadBalancerPortFile()).doesNotExist();
  }
}
