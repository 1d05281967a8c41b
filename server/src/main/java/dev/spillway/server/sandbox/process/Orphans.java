package dev.spillway.server.sandbox.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The children of this process that it did not start: descendants of runs whose own parents have
 * ended. One that no living run lays claim to is killed. Thread-safe.
 */
final class Orphans implements AutoCloseable {
  /** The variable that tells to which run a process belongs. */
  static final String MARKER = "SPILLWAY_RUN";

  private static final Logger log = LoggerFactory.getLogger(Orphans.class);
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private final Libc libc;
  private final Runs runs;
  private final AdoptedChildren adopted = AdoptedChildren.ofThisProcess();

  /** This process' own session: nothing that a run started can be in it. */
  private final long ownSession =
      ChildProcess.read(ProcessHandle.current().pid()).map(ChildProcess::session).orElse(-1L);

  /** Held while children are looked through, and while one is started that is in no map yet. */
  private final ReentrantLock looking = new ReentrantLock();

  private final ScheduledExecutorService looker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("orphans").factory());

  /** Begins to look after orphans, every second. */
  Orphans(Libc libc, Runs runs) {
    this.libc = libc;
    this.runs = runs;
    long nanos = LOOK_INTERVAL.toNanos();
    var _ = looker.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** Starts a process that would be taken for an orphan before it is among the runs. */
  <T> T whileNobodyLooks(Callable<T> start) throws Exception {
    looking.lock();
    try {
      return start.call();
    } finally {
      looking.unlock();
    }
  }

  /** Kills the orphans that no living run claims, and returns when they are gone. */
  void killAll(Duration limit) {
    if (adopted.areNone()) {
      return; // the usual case, and far cheaper than looking through /proc
    }
    killAllFound(limit);
  }

  private void killAllFound(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!killOnce()) {
      if (System.nanoTime() - end > 0) {
        log.error("A function's processes are started faster than they can be killed");
        return;
      }
      LockSupport.parkNanos(PAUSE_NANOS); // what was killed needs a moment to end
    }
  }

  @Override
  public void close() {
    looker.shutdown();
  }

  /** Reaps the dead; kills only while nothing runs, since a living run's may be hard to tell. */
  private void look() {
    try {
      if (runs.areNone()) {
        killAllFound(LOOK_INTERVAL);
      } else {
        whileNobodyLooks(
            () -> {
              children().forEach(this::reapIfDead);
              return true;
            });
      }
    } catch (Exception e) {
      log.error("Looking for orphans failed", e);
    }
  }

  /** Returns whether there was nothing to kill. */
  private boolean killOnce() {
    looking.lock();
    try {
      List<ChildProcess> living =
          children().stream().filter(child -> !reapIfDead(child) && !isClaimed(child)).toList();
      living.forEach(this::kill);
      return living.isEmpty();
    } finally {
      looking.unlock();
    }
  }

  private List<ChildProcess> children() {
    if (!libc.hasChildren()) {
      return List.of();
    }
    return ChildProcess.all().stream()
        .filter(child -> child.session() != ownSession)
        .filter(child -> !runs.include(child.pid()))
        .toList();
  }

  private boolean reapIfDead(ChildProcess child) {
    if (child.isZombie()) {
      libc.reap(child.pid());
    }
    return child.isZombie();
  }

  private boolean isClaimed(ChildProcess child) {
    return runs.include(child.session())
        || child.startedWith(MARKER).map(runs::include).orElse(false);
  }

  /** The numbers are safe to use: a child's is not given anew before this class has reaped it. */
  private void kill(ChildProcess child) {
    log.debug("Killing process {}, which a function left behind", child.pid());
    if (child.group() > 1) { // 0 is a group outside of this container, 1 that of its first process
      libc.killGroup(child.group());
    }
    libc.killProcess(child.pid());
  }
}
