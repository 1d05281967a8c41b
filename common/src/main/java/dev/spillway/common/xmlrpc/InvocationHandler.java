package dev.spillway.common.xmlrpc;

import dev.spillway.common.invocation.Invocation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Answers calls of the function, at once or later. Implementations are thread-safe. */
@FunctionalInterface
public interface InvocationHandler {

  /** Answers one call; must not block. */
  CompletionStage<InvocationReply> invoke(Invocation invocation);

  /** Returns a handler that answers on threads, where it may block. */
  static InvocationHandler on(Executor threads, Function<Invocation, InvocationReply> answer) {
    return invocation -> CompletableFuture.supplyAsync(() -> answer.apply(invocation), threads);
  }
}
