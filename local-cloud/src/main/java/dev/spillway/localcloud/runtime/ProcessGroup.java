package dev.spillway.localcloud.runtime;

import java.util.List;

/** A process and all that it started. Thread-safe. */
final class ProcessGroup {
  private final Process leader;

  ProcessGroup(Process leader) {
    this.leader = leader;
  }

  void stop() {
    signal(Signals.STOP);
  }

  void resume() {
    signal(Signals.CONTINUE);
  }

  /** Kills the leader, its group, and its descendants outside the group. */
  void kill() {
    List<ProcessHandle> descendants = leader.descendants().toList();
    Signals.KILL.sendToGroup(leader.pid());
    leader.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  /** Kills what a leader that ended by itself left behind. */
  void killRest() {
    Signals.KILL.sendToGroup(leader.pid());
  }

  private void signal(Signals signal) {
    if (leader.isAlive()) {
      signal.sendToGroup(leader.pid());
    }
  }
}
