package dev.spillway.server.sandbox.zygote;

import dev.spillway.server.sandbox.RunDirectory;
import dev.spillway.server.sandbox.process.ForkGuard;
import dev.spillway.server.sandbox.process.ForkedProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Python process that has a function compiled and forks a process for each call. Thread-safe. */
final class Zygote implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Zygote.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration FORK_LIMIT = Duration.ofSeconds(10);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  private final Process process;
  private final ForkGuard guard;
  private final RunNames names;
  private final Children children;
  private final Map<Long, ForkedChild> known = new ConcurrentHashMap<>();
  private final CompletableFuture<OutputStream> commands = new CompletableFuture<>();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();

  Zygote(Process process, ForkGuard guard, RunNames names, ForkAhead policy) {
    this.process = process;
    this.guard = guard;
    this.names = names;
    this.children = new Children(policy);
    Thread.ofPlatform().daemon().name("zygote-events").start(this::listen);
  }

  /** Waits until it obeys, and has its first processes forked. */
  void awaitReady() throws ZygoteException, InterruptedException {
    try {
      OutputStream unused = commands.get(START_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
      unused.flush();
      fork(children.toFork());
    } catch (TimeoutException e) {
      throw new ZygoteException("it was not ready in " + START_LIMIT.toSeconds() + " s");
    } catch (ExecutionException | IOException e) {
      throw new ZygoteException("it ended before it was ready");
    }
  }

  boolean isAlive() {
    return !gone.isDone() && process.isAlive();
  }

  /** Returns a process for one call, which {@link #done} must follow. */
  ForkedChild take() throws ZygoteException, InterruptedException {
    CompletableFuture<ForkedChild> promise = children.take();
    try {
      fork(children.toForkForCallers());
      return promise.get(FORK_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      children.callGaveUp(promise);
      throw new ZygoteException(String.valueOf(e.getMessage()));
    } catch (TimeoutException e) {
      children.callGaveUp(promise);
      close(); // it is stuck
      throw new ZygoteException("no process was forked in " + FORK_LIMIT.toSeconds() + " s");
    } catch (InterruptedException e) {
      children.callGaveUp(promise);
      throw e;
    }
  }

  /** Is told of a run that takes long: what follows is not to wait for its end to be prepared. */
  void runsOn() {
    fork(children.toFork());
  }

  /** Ends a call whose process has ended. */
  void done() {
    fork(children.callEnded());
  }

  /** Kills it, but not the processes that run a function: they go on as this program's children. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Kills it and all that it forked, and returns when they are gone. */
  void closeWithRuns() {
    List<ForkedChild> left = List.copyOf(known.values());
    left.forEach(ZygoteRun::kill);
    close();
    try {
      gone.get(KILL_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
      for (ForkedChild child : left) {
        child.exitCode().get(KILL_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.error("A zygote does not end although it was killed");
    }
  }

  private void fork(int count) {
    StringBuilder numbers = new StringBuilder();
    for (int i = count; i > 0; i--) {
      numbers.append(names.next()).append('\n');
    }
    if (!numbers.isEmpty()) {
      command(numbers.toString());
    }
  }

  private void command(String text) {
    try {
      OutputStream channel = commands.join();
      synchronized (channel) {
        channel.write(text.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      log.debug("A zygote has no ear", e); // its end is noticed elsewhere
    }
  }

  private void listen() {
    try (BufferedReader events = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = events.readLine(); line != null; line = events.readLine()) {
        String text = line;
        ZygoteEvent.parse(line)
            .ifPresentOrElse(this::handle, () -> log.warn("A zygote said: {}", text));
      }
    } catch (IOException e) {
      log.debug("A zygote was cut off", e);
    } finally {
      end();
    }
  }

  private void handle(ZygoteEvent event) {
    switch (event) {
      case ZygoteEvent.Ready(var descriptor) -> open(descriptor);
      case ZygoteEvent.Forked forked -> add(forked);
      case ZygoteEvent.NotForked(var _, var reason) -> children.failed(new ZygoteException(reason));
      case ZygoteEvent.Ended(var number, var exitCode) -> ended(number, exitCode);
      case ZygoteEvent.Note(var text) -> log.info("The function's {}", text);
    }
  }

  private void open(int descriptor) {
    try {
      commands.complete(new CommandPipe(process.pid(), descriptor));
      command("\n");
    } catch (IOException e) {
      commands.completeExceptionally(e);
    }
  }

  private void add(ZygoteEvent.Forked event) {
    ForkedProcess forked = guard.adopt(event.pid(), names.marker(event.number()));
    try {
      ForkedChild child = ForkedChild.open(event, forked, names.folder(event.number()));
      known.put(event.number(), child);
      if (!children.add(child)) {
        ZygoteRun.kill(child);
      }
    } catch (IOException e) {
      forked.leave();
      new RunDirectory(names.folder(event.number())).close();
      children.failed(new ZygoteException("a process that was to take the call has ended"));
    }
  }

  private void ended(long number, int exitCode) {
    ForkedChild child = known.remove(number);
    if (child != null) {
      child.exitCode().complete(exitCode);
      if (children.drop(child)) {
        child.discard();
      }
    }
  }

  /** What it forked are this program's children from now on. */
  private void end() {
    ZygoteException reason = new ZygoteException("the zygote has ended");
    process.destroyForcibly();
    process.onExit().join();
    guard.forget(process);
    commands.completeExceptionally(reason);
    for (ForkedChild idle : children.end(reason)) {
      ZygoteRun.kill(idle);
      var _ = idle.exitCode().thenRun(idle::discard);
    }
    known.forEach(
        (number, child) ->
            Thread.ofPlatform()
                .daemon()
                .name("function-" + number)
                .start(() -> child.exitCode().complete(child.process().awaitAsParent())));
    known.clear();
    gone.complete(null);
  }
}
