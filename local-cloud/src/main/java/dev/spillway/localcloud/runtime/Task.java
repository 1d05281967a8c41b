package dev.spillway.localcloud.runtime;

import java.util.concurrent.CompletableFuture;

/** One invocation on its way through an environment. Thread-safe. */
final class Task {
  /** Ends an environment's long poll: there will be no further invocation. */
  static final Task END = new Task("", new byte[0]);

  private final String requestId;
  private final byte[] event;
  private final CompletableFuture<Reply> reply = new CompletableFuture<>();
  private final CompletableFuture<Boolean> printed = new CompletableFuture<>();

  /** What the handler answered, or what is answered in its place. */
  record Reply(byte[] payload, boolean failed) {}

  Task(String requestId, byte[] event) {
    this.requestId = requestId;
    this.event = event;
  }

  String requestId() {
    return requestId;
  }

  byte[] event() {
    return event;
  }

  CompletableFuture<Reply> reply() {
    return reply;
  }

  /** Completes when all that the handler printed has been logged. */
  CompletableFuture<Boolean> printed() {
    return printed;
  }
}
