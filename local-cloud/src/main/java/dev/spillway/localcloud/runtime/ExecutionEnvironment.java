package dev.spillway.localcloud.runtime;

import dev.spillway.localcloud.runtime.Task.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs a function's handler, one invocation at a time, from the side of the Runtime
 * API. Thread-safe.
 */
final class ExecutionEnvironment implements AutoCloseable {
  /** Stands for a handler that was loaded. */
  static final Reply LOADED = new Reply(new byte[0], false);

  private final String id;
  private final FunctionSpec function;
  private final InvocationLog log;
  private final ProcessGroup group;
  private final Process process;
  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Task> current = new AtomicReference<>();
  private final AtomicBoolean used = new AtomicBoolean();
  private final long startedNanos = System.nanoTime();
  private volatile boolean closed;
  private volatile long idleSinceNanos = startedNanos;

  /** Completes with {@link #LOADED}, or with why the handler cannot be loaded. */
  private final CompletableFuture<Reply> ready = new CompletableFuture<>();

  ExecutionEnvironment(String id, FunctionSpec function, InvocationLog log, Process process) {
    this.id = id;
    this.function = function;
    this.log = log;
    this.process = process;
    this.group = new ProcessGroup(process);
  }

  String id() {
    return id;
  }

  FunctionSpec function() {
    return function;
  }

  InvocationLog log() {
    return log;
  }

  ProcessGroup group() {
    return group;
  }

  long startedNanos() {
    return startedNanos;
  }

  long idleSinceNanos() {
    return idleSinceNanos;
  }

  void setIdle() {
    idleSinceNanos = System.nanoTime();
  }

  /** Returns whether the process can take a further invocation. */
  boolean isUsable() {
    return !closed && process.isAlive();
  }

  CompletableFuture<Reply> ready() {
    return ready;
  }

  /** Returns true once: for the first invocation, whose start was cold. */
  boolean takeCold() {
    return used.compareAndSet(false, true);
  }

  /** Tells whose output comes next. */
  void expect(Task task) {
    current.set(task);
  }

  /** Hands an invocation to the process. */
  void give(Task task) {
    tasks.add(task);
  }

  /** Waits for an invocation to run; {@link Task#END} where there will be none. */
  Task next() throws InterruptedException {
    ready.complete(LOADED);
    return tasks.take();
  }

  /** Takes the answer to an invocation; returns false if it is not the current one's. */
  boolean answer(String requestId, Reply reply) {
    Task task = current.get();
    return task != null && task.requestId().equals(requestId) && task.reply().complete(reply);
  }

  void failInit(byte[] payload) {
    ready.complete(new Reply(payload, true));
  }

  /** Notes that all is logged that the current invocation printed. */
  void printed() {
    Task task = current.get();
    if (task != null) {
      task.printed().complete(true);
    }
  }

  /** Notes that the process has ended, expected or not. */
  void ended(int exitCode) {
    group.killRest();
    Task task = current.get();
    Reply reply = Failures.exited(task == null ? "" : task.requestId(), exitCode);
    ready.complete(reply);
    if (task != null) {
      task.reply().complete(reply);
    }
    tasks.add(Task.END);
  }

  /** Returns the most memory that the process has had, in MB; 0 where the system does not tell. */
  long peakMb() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** Ends the process and all that it started. */
  @Override
  public void close() {
    closed = true;
    group.kill();
    tasks.add(Task.END);
  }
}
