package dev.spillway.e2e;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer;
import dev.spillway.common.xmlrpc.XmlRpcCallException;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers of a load balancer, many at a time, who keep every answer. */
final class Callers implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

  private final EventLoops loops = EventLoops.start(1);
  private final XmlRpcClient client = new XmlRpcClient(loops, "call_faas", Duration.ofSeconds(5));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger answered = new AtomicInteger();

  /** Sends calls, at most so many at a time, and returns at once. */
  List<Future<InvocationReply>> send(HostPort target, String parameter, int calls, int atATime) {
    Semaphore places = new Semaphore(atATime);
    List<Future<InvocationReply>> replies = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      replies.add(threads.submit(() -> sendOne(target, parameter, places)));
    }
    return replies;
  }

  /** Returns how many calls have an answer by now. */
  int answered() {
    return answered.get();
  }

  /** Waits for all answers. */
  static List<InvocationReply> await(List<Future<InvocationReply>> replies) {
    List<InvocationReply> all = new ArrayList<>();
    for (Future<InvocationReply> reply : replies) {
      try {
        all.add(reply.get(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS));
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError("a call was lost", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
    return all;
  }

  /** Returns a reply's text, or throws where it is a fault. */
  static String text(InvocationReply reply) {
    if (reply.answer() instanceof XmlRpcAnswer.Value value) {
      return value.text();
    }
    throw new AssertionError("a fault instead of an answer: " + reply.answer());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.close();
    loops.close();
  }

  private InvocationReply sendOne(HostPort target, String parameter, Semaphore places)
      throws InterruptedException, XmlRpcCallException {
    places.acquire();
    try {
      return client.call(target, Invocation.of(parameter), ANSWER_LIMIT);
    } finally {
      answered.incrementAndGet();
      places.release();
    }
  }
}
