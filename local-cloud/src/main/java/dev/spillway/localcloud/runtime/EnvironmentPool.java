package dev.spillway.localcloud.runtime;

import dev.spillway.localcloud.http.Pause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Runs invocations, each in an environment that no other uses meanwhile: a warm one, or a new one.
 * Thread-safe.
 */
final class EnvironmentPool implements AutoCloseable {
  private final RuntimeConfig config;
  private final EnvironmentLauncher launcher;
  private final CpuThrottle throttle;

  /** The one used last comes first: the others can grow old and end. */
  private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();

  private final Set<ExecutionEnvironment> busy = new HashSet<>();
  private boolean closed;

  EnvironmentPool(RuntimeConfig config, EnvironmentLauncher launcher) {
    this.config = config;
    this.launcher = launcher;
    this.throttle = new CpuThrottle(config.cpuShare());
  }

  InvocationResult run(FunctionSpec function, Task task) {
    ExecutionEnvironment environment = takeWarm(function).orElseGet(() -> launch(function));
    try {
      return new InvocationRun(environment, task).run(throttle);
    } finally {
      giveBack(environment);
    }
  }

  /** Ends the idle environments that have not been used for the limit. */
  void endIdle() {
    long now = System.nanoTime();
    end(environment -> now - environment.idleSinceNanos() > config.idleLimit().toNanos());
  }

  /** Ends the idle environments of a function, except those of one state of it. */
  void endIdle(String function, String keptId) {
    end(
        environment ->
            environment.function().name().equals(function)
                && !environment.function().id().equals(keptId));
  }

  synchronized int size() {
    return idle.size() + busy.size();
  }

  @Override
  public void close() {
    List<ExecutionEnvironment> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(idle);
      all.addAll(busy);
      idle.clear();
    }
    all.forEach(ExecutionEnvironment::close);
    throttle.close();
  }

  private synchronized Optional<ExecutionEnvironment> takeWarm(FunctionSpec function) {
    Iterator<ExecutionEnvironment> candidates = idle.iterator();
    while (candidates.hasNext()) {
      ExecutionEnvironment environment = candidates.next();
      if (!environment.isUsable()) {
        candidates.remove();
      } else if (environment.function().id().equals(function.id())) {
        candidates.remove();
        busy.add(environment);
        return Optional.of(environment);
      }
    }
    return Optional.empty();
  }

  private ExecutionEnvironment launch(FunctionSpec function) {
    Pause.of(config.coldStart());
    ExecutionEnvironment environment = launcher.launch(function);
    synchronized (this) {
      busy.add(environment);
      if (closed) {
        environment.close();
      }
    }
    return environment;
  }

  private synchronized void giveBack(ExecutionEnvironment environment) {
    busy.remove(environment);
    if (environment.isUsable() && !closed) {
      environment.setIdle();
      idle.addFirst(environment);
    }
  }

  private void end(Predicate<ExecutionEnvironment> condition) {
    List<ExecutionEnvironment> ended = new ArrayList<>();
    synchronized (this) {
      idle.removeIf(environment -> condition.test(environment) && ended.add(environment));
    }
    ended.forEach(ExecutionEnvironment::close);
  }
}
