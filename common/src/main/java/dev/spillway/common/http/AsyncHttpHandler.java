package dev.spillway.common.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Answers requests, at once or later. Implementations are thread-safe and never block. */
public interface AsyncHttpHandler {

  /** Answers one request; what it throws, or the stage fails with, becomes status 500. */
  CompletionStage<HttpResponse> handle(HttpRequest request);

  /** Answers a request whose body is over the limit and was thrown away. */
  CompletionStage<HttpResponse> refuseBody(HttpRequest head, int limitBytes);

  /** Returns a handler that lets another one answer on threads where it may block. */
  static AsyncHttpHandler on(Executor threads, HttpHandler handler) {
    return new AsyncHttpHandler() {
      @Override
      public CompletionStage<HttpResponse> handle(HttpRequest request) {
        try {
          return CompletableFuture.supplyAsync(() -> handler.handle(request), threads);
        } catch (RejectedExecutionException e) {
          return CompletableFuture.completedFuture(
              HttpResponse.text(503, "The server is closing.\n"));
        }
      }

      @Override
      public CompletionStage<HttpResponse> refuseBody(HttpRequest head, int limitBytes) {
        return CompletableFuture.completedFuture(handler.refuseBody(head, limitBytes));
      }
    };
  }
}
