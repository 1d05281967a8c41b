package dev.spillway.localcloud.runtime;

import java.util.ArrayList;
import java.util.List;

/** A process and all that it started, also in groups of its own. Thread-safe. */
final class ProcessGroup {
  private final Process leader;

  /** What {@link #stop} found beyond the leader. */
  private final List<Long> stopped = new ArrayList<>();

  ProcessGroup(Process leader) {
    this.leader = leader;
  }

  /** Lets all stand still. */
  synchronized void stop() {
    if (leader.isAlive()) {
      Signals.STOP.sendToGroup(leader.pid());
      stopChildren(leader.pid());
    }
  }

  /** Lets all go on that stand still. */
  synchronized void resume() {
    // Those that were found, and not those that are there now: their parents may be gone.
    stopped.forEach(Signals.CONTINUE::sendTo);
    stopped.clear();
    if (leader.isAlive()) {
      Signals.CONTINUE.sendToGroup(leader.pid());
    }
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

  /** A parent first: one that stands still starts no more. */
  private void stopChildren(long parent) {
    for (long child : Children.of(parent)) {
      Signals.STOP.sendTo(child);
      stopped.add(child);
      stopChildren(child);
    }
  }
}
