package dev.spillway.common.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that moves the bytes of non-blocking sockets and runs short tasks between. Thread-safe
 * as an executor; what it looks after is confined to its thread.
 */
public final class EventLoop implements Executor {
  private static final Logger log = LoggerFactory.getLogger(EventLoop.class);

  /** A message of usual size fits, and is then one system call. */
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isAwake = new AtomicBoolean();
  private final Set<LoopMember> members = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final ByteBuffer writeBuffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private long checkAtNanos = System.nanoTime() + Long.MAX_VALUE / 2;
  private volatile boolean isClosed;

  EventLoop(String name) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = new Thread(this::run, name);
    thread.setDaemon(false);
    thread.start();
  }

  /** Returns whether the caller is on this loop's thread. */
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /**
   * Runs a task on the loop's thread, soon. It must not block.
   *
   * @throws RejectedExecutionException if the loop is closed
   */
  @Override
  public void execute(Runnable task) {
    if (isClosed) {
      throw new RejectedExecutionException("The event loop is closed");
    }
    tasks.add(task);
    if (!isCurrent() && isAwake.compareAndSet(false, true)) {
      selector.wakeup();
    }
  }

  /** Runs a task now where the caller is on the loop's thread, else soon. */
  public void run(Runnable task) {
    if (isCurrent()) {
      task.run();
    } else {
      execute(task);
    }
  }

  SelectionKey add(LoopMember member, SelectableChannel channel, int interest) throws IOException {
    SelectionKey key = channel.register(selector, interest, member);
    members.add(member);
    return key;
  }

  void remove(LoopMember member) {
    members.remove(member);
  }

  void wakeAt(long nanos) {
    if (nanos - checkAtNanos < 0) {
      checkAtNanos = nanos;
    }
  }

  /** Returns a buffer that is empty, and the caller's until it returns to the loop. */
  ByteBuffer readBuffer() {
    return readBuffer.clear();
  }

  /** Returns a buffer that is empty, and the caller's until it returns to the loop. */
  ByteBuffer writeBuffer() {
    return writeBuffer.clear();
  }

  /** Ends all that it looks after, and its thread. */
  void close() {
    isClosed = true;
    selector.wakeup();
    if (!isCurrent()) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    try {
      while (!isClosed) {
        select();
        isAwake.set(false); // before the tasks are looked at, so that none is overlooked
        runTasks();
        checkDeadlines();
      }
    } catch (IOException | ClosedSelectorException e) {
      log.error("An event loop ended", e);
    } finally {
      endAll();
    }
  }

  private void select() throws IOException {
    if (!tasks.isEmpty()) {
      selector.selectNow(this::ready);
      return;
    }
    long leftNanos = checkAtNanos - System.nanoTime();
    if (leftNanos <= 0) {
      selector.selectNow(this::ready);
    } else {
      // Rounded up: a loop that woke up too early would spin until it is time.
      selector.select(this::ready, TimeUnit.NANOSECONDS.toMillis(leftNanos) + 1);
    }
  }

  private void ready(SelectionKey key) {
    LoopMember member = (LoopMember) key.attachment();
    try {
      member.onReady(key);
    } catch (Exception e) {
      member.onDefect(e);
    }
  }

  private void runTasks() {
    // Only those that are there now: tasks that add tasks must not keep the sockets waiting.
    for (int left = tasks.size(); left > 0; left--) {
      Runnable task = tasks.poll();
      if (task == null) {
        return;
      }
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        log.error("A task of an event loop failed", e);
      }
    }
  }

  private void checkDeadlines() {
    long now = System.nanoTime();
    if (now - checkAtNanos < 0) {
      return;
    }
    checkAtNanos = now + Long.MAX_VALUE / 2;
    long next = Long.MAX_VALUE / 2;
    for (LoopMember member : List.copyOf(members)) {
      next = Math.min(next, checked(member, now));
    }
    wakeAt(now + next);
  }

  private static long checked(LoopMember member, long now) {
    try {
      return member.check(now);
    } catch (RuntimeException e) {
      member.onDefect(e);
      return Long.MAX_VALUE;
    }
  }

  private void endAll() {
    List.copyOf(members).forEach(member -> member.onDefect(new IOException("the end")));
    runTasks();
    try {
      selector.close();
    } catch (IOException e) {
      log.debug("A selector did not close", e);
    }
  }
}
