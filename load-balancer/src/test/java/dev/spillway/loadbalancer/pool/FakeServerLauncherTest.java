package dev.spillway.loadbalancer.pool;

import dev.spillway.loadbalancer.testing.FakeServerLauncher;
import java.util.Map;

final class FakeServerLauncherTest extends ServerLauncherContractTest {
  private final FakeServerLauncher launcher = new FakeServerLauncher();

  @Override
  protected ServerLauncher launcher() {
    return launcher;
  }

  @Override
  protected ServerLauncher another() {
    return launcher;
  }

  @Override
  protected Probe probe() {
    return launcher;
  }

  @Override
  protected void crash(LaunchedServer server) {
    launcher.end(server);
  }

  @Override
  protected Map<String, String> settingsOf(LaunchedServer server) {
    return launcher.settingsOf(server);
  }
}
