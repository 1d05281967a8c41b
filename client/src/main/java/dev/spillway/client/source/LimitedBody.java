package dev.spillway.client.source;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Takes a body up to a limit and asks for no more; the JDK has that from version 25 only. */
final class LimitedBody implements BodySubscriber<LimitedBody.Taken> {
  private final int limitBytes;
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
  private final CompletableFuture<Taken> body = new CompletableFuture<>();

  LimitedBody(int limitBytes) {
    this.limitBytes = limitBytes;
  }

  /**
   * What was taken.
   *
   * @param bytes at most as many as the limit
   * @param hangUp leaves the rest, if any, unread; not before the response was handed over, which
   *     HTTP/2 would take for an error
   */
  record Taken(byte[] bytes, Runnable hangUp) {}

  @Override
  public CompletionStage<Taken> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    subscription.complete(newSubscription);
    newSubscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      byte[] bytes = new byte[Math.min(part.remaining(), limitBytes - taken.size())];
      part.get(bytes);
      taken.writeBytes(bytes);
    }
    if (taken.size() == limitBytes) {
      onComplete();
    } else {
      subscription.join().request(1);
    }
  }

  @Override
  public void onError(Throwable thrown) {
    body.completeExceptionally(thrown);
  }

  @Override
  public void onComplete() {
    body.complete(new Taken(taken.toByteArray(), () -> subscription.join().cancel()));
  }
}
