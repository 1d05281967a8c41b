package dev.spillway.common.net;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/**
 * What an event loop looks after: one channel, and a moment at which something is due. Confined to
 * the loop's thread.
 */
abstract class LoopMember {
  private static final long NEVER = Long.MAX_VALUE;

  private final EventLoop loop;
  private final SelectableChannel channel;
  private @Nullable SelectionKey key;
  private long deadlineNanos = NEVER;

  LoopMember(EventLoop loop, SelectableChannel channel) {
    this.loop = loop;
    this.channel = channel;
  }

  /** Does what the channel is ready for. */
  abstract void onReady(SelectionKey ready) throws IOException;

  /** Does what is due; the deadline is no longer set then. */
  abstract void onDeadline();

  /** Ends because something was thrown that nobody caught. */
  abstract void onDefect(Exception defect);

  final EventLoop loop() {
    return loop;
  }

  final void join(int interest) throws IOException {
    channel.configureBlocking(false);
    key = loop.add(this, channel, interest);
  }

  final void leave() {
    deadlineNanos = NEVER;
    loop.remove(this);
  }

  final void interest(int operations) {
    SelectionKey joined = key;
    if (joined != null && joined.isValid() && joined.interestOps() != operations) {
      joined.interestOps(operations);
    }
  }

  /** Sets when {@link #onDeadline} is called, as of {@link System#nanoTime}, instead of before. */
  final void due(long atNanos) {
    deadlineNanos = atNanos;
    loop.wakeAt(atNanos);
  }

  final void neverDue() {
    deadlineNanos = NEVER;
  }

  /** Calls {@link #onDeadline} where it is due; returns the nanoseconds until it will be. */
  final long check(long nowNanos) {
    if (deadlineNanos == NEVER) {
      return NEVER;
    }
    long left = deadlineNanos - nowNanos;
    if (left > 0) {
      return left;
    }
    deadlineNanos = NEVER;
    onDeadline();
    return deadlineNanos == NEVER ? NEVER : Math.max(1, deadlineNanos - nowNanos);
  }
}
