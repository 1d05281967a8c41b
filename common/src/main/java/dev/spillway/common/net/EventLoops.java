package dev.spillway.common.net;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Some event loops, among which connections are shared out. Thread-safe. */
public final class EventLoops implements AutoCloseable {
  private final List<EventLoop> loops;
  private final AtomicInteger next = new AtomicInteger();

  private EventLoops(List<EventLoop> loops) {
    this.loops = loops;
  }

  /** Starts so many loops, each a thread that keeps the program running until it is closed. */
  public static EventLoops start(int count) {
    return new EventLoops(
        IntStream.range(0, count).mapToObj(i -> new EventLoop("event-loop-" + i)).toList());
  }

  /** Returns the loop whose thread the caller is on, or else one in turn. */
  public EventLoop currentOrNext() {
    for (EventLoop loop : loops) {
      if (loop.isCurrent()) {
        return loop;
      }
    }
    return next();
  }

  /** Returns the loops in turn. */
  public EventLoop next() {
    return loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
  }

  /** Returns all of them. */
  public List<EventLoop> all() {
    return loops;
  }

  /** Ends the loops and cuts off the connections on them. */
  @Override
  public void close() {
    loops.forEach(EventLoop::close);
  }
}
