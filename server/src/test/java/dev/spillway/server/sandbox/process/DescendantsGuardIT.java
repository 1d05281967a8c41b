package dev.spillway.server.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DescendantsGuardIT {
  private final DescendantsGuard guard = new DescendantsGuard();

  @Test
  void killsAProcessWithItsDescendants() throws IOException {
    GuardedProcess guarded = guard.start(nested());
    Process process = guarded.process();
    await().until(() -> process.descendants().count() == 2);
    List<ProcessHandle> descendants = process.descendants().toList();

    guarded.close();

    assertThat(process.isAlive()).isFalse();
    await().until(() -> descendants.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void startsNothingWhenClosed() throws IOException {
    GuardedProcess guarded = guard.start(nested());
    guard.close();

    assertThat(guarded.process().isAlive()).isFalse();
    assertThatThrownBy(() -> guard.start(nested())).isInstanceOf(IOException.class);
  }

  private static ProcessBuilder nested() {
    return new ProcessBuilder("sh", "-c", "sh -c 'sleep 300; true'; true");
  }
}
