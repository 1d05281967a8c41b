package dev.spillway.benchmarks.load;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcCallException;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls the function with a parameter for each call; each must be answered by a result. How long
 * that took is in the product's records. Not thread-safe.
 */
public final class FunctionCalls implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

  private final EventLoops loops = EventLoops.start(1);
  private final XmlRpcClient client = new XmlRpcClient(loops, "call_faas", CONNECT_LIMIT);
  private final HostPort target;

  /**
   * A call that is made at its time, whether or not others were answered.
   *
   * @param dueMillis from the beginning
   */
  public record Due(double dueMillis, String parameter) {}

  /** Creates one that has called nothing. */
  public FunctionCalls(Target target) {
    this.target = new HostPort("127.0.0.1", target.port());
  }

  /** Makes calls one after the other, some at a time, and waits for all answers. */
  public void inTurn(List<String> parameters, int callers) throws InterruptedException {
    Deque<String> left = new ConcurrentLinkedDeque<>(parameters);
    List<Runnable> work = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      work.add(
          () -> {
            for (String next = left.poll(); next != null; next = left.poll()) {
              call(next);
            }
          });
    }
    runAll(work);
  }

  /** Makes each call at its time and waits for all answers. */
  public void whenDue(List<Due> calls) throws InterruptedException {
    long begin = System.nanoTime();
    List<Runnable> work = new ArrayList<>();
    for (Due due : calls) {
      work.add(
          () -> {
            awaitTime(begin + (long) (due.dueMillis() * TimeUnit.MILLISECONDS.toNanos(1)));
            call(due.parameter());
          });
    }
    runAll(work);
  }

  @Override
  public void close() {
    client.close();
    loops.close();
  }

  private static void runAll(List<Runnable> work) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      work.forEach(one -> running.add(threads.submit(one)));
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new LoadFailedException(
          Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse(e.toString()));
    }
  }

  private void call(String parameter) {
    try {
      InvocationReply reply = client.call(target, Invocation.of(parameter), ANSWER_LIMIT);
      if (reply.isFault()) {
        throw new LoadFailedException("call(" + parameter + ") failed: " + reply.answer());
      }
    } catch (XmlRpcCallException e) {
      throw new LoadFailedException("call(" + parameter + ") was not answered: " + e.reason());
    }
  }

  private static void awaitTime(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
