package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.loadbalancer.balancing.BalancingPolicy;
import dev.spillway.loadbalancer.dispatch.Admission.Turn;
import dev.spillway.loadbalancer.upstream.FailureListener;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import dev.spillway.placement.policy.EndDecision;
import dev.spillway.placement.policy.Placement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Serves calls: each goes where the policy says, to a server, to the cloud, or into the queue; one
 * that the cloud does not take waits for a server. A call that may have run is sent a second time
 * only where that is permitted. Thread-safe.
 */
public final class Dispatcher {
  private final Servers servers;
  private final Places places;
  private final CallBook book;
  private final Executor threads;

  /**
   * The servers and how they are used.
   *
   * @param registry which there are
   * @param policy which comes next
   * @param forwarder how a call gets to one
   * @param failures hears of those that fail
   * @param repeats whether a call that may have run can go to another one
   * @param limits how long one may keep a call
   */
  public record Servers(
      UpstreamRegistry registry,
      BalancingPolicy policy,
      Forwarder forwarder,
      FailureListener failures,
      RepeatPermission repeats,
      DispatchLimits limits) {}

  /**
   * Where calls can be.
   *
   * @param placer decides
   * @param admission counts those that servers have, and keeps those that wait
   * @param overflow sends to the cloud
   */
  public record Places(Placer placer, Admission admission, Overflow overflow) {}

  /**
   * Creates a dispatcher.
   *
   * @param threads where calls go on that waited for their turn
   */
  public Dispatcher(Servers servers, Places places, CallBook book, Executor threads) {
    this.servers = servers;
    this.places = places;
    this.book = book;
    this.threads = threads;
  }

  /** Serves one call; never blocks. */
  public CompletionStage<InvocationReply> dispatch(Invocation invocation) {
    CallTrace call = book.open(invocation);
    return place(call).thenApply(reply -> book.close(call, reply));
  }

  private CompletionStage<InvocationReply> place(CallTrace call) {
    while (true) { // once, unless another call takes the free place before this one does
      switch (places.placer().arrives(call)) {
        case Placement.RunLocally _ -> {
          if (places.admission().tryEnter()) {
            return serve(call);
          }
        }
        case Placement.Wait(var why) -> {
          return awaitTurn(call, Refusals.busy(call.invocation(), why));
        }
        case Placement.RunInCloud _ -> {
          return inCloud(call);
        }
        case Placement.Refuse(var why) -> {
          CloudOutcome refusal = Refusals.busy(call.invocation(), why);
          return completed(Overflow.reply(call.invocation(), refusal));
        }
      }
    }
  }

  private CompletionStage<InvocationReply> inCloud(CallTrace call) {
    return places
        .overflow()
        .send(call)
        .thenCompose(
            cloud ->
                cloud.mayHaveRun()
                    ? completed(Overflow.reply(call.invocation(), cloud))
                    : awaitTurn(call, cloud));
  }

  /** Waits for a server; {@code refusal} says why the cloud does not have the call. */
  private CompletionStage<InvocationReply> awaitTurn(CallTrace call, CloudOutcome refusal) {
    long since = System.nanoTime();
    return places
        .admission()
        .await()
        // On a thread of its own: where no server is left, each call that ends at once admits the
        // next one, and thousands of them would be as many frames deep.
        .map(
            turn -> {
              places.placer().waits(call);
              return turn.thenComposeAsync(
                  how -> {
                    call.took(Part.QUEUE, System.nanoTime() - since);
                    return take(how, call, refusal);
                  },
                  threads);
            })
        .orElseGet(() -> completed(tooManyWait(call, refusal)));
  }

  private CompletionStage<InvocationReply> take(Turn turn, CallTrace call, CloudOutcome refusal) {
    return switch (turn) {
      case COME -> {
        call.because("a server became free");
        yield serve(call);
      }
      case EXPIRED -> {
        places.placer().leaves(call);
        call.because("no server became free in time");
        yield unserved(call, refusal);
      }
    };
  }

  /** Ends a call that waited too long: in the cloud, if that takes it by now. */
  private CompletionStage<InvocationReply> unserved(CallTrace call, CloudOutcome refusal) {
    return switch (places.placer().gotNoServer(call)) {
      case EndDecision.RunInCloud _ ->
          places
              .overflow()
              .send(call)
              .thenApply(
                  cloud ->
                      cloud.mayHaveRun()
                          ? Overflow.reply(call.invocation(), cloud)
                          : waitedTooLong(call.invocation(), cloud));
      case EndDecision.Keep _ -> completed(waitedTooLong(call.invocation(), refusal));
    };
  }

  /** Serves a call that was admitted. */
  private CompletionStage<InvocationReply> serve(CallTrace call) {
    places.placer().starts(call);
    // The place at the servers is given back before the cloud has the call, which may take long.
    return completed(new Attempts(servers, call))
        .thenCompose(Attempts::next)
        .whenComplete(
            (reply, failure) -> {
              places.placer().leaves(call);
              places.admission().leave();
            })
        .thenCompose(
            reply -> reply.map(Dispatcher::completed).orElseGet(() -> withoutServer(call)));
  }

  private CompletionStage<InvocationReply> withoutServer(CallTrace call) {
    call.because("no server could be reached");
    Invocation invocation = call.invocation();
    return switch (places.placer().gotNoServer(call)) {
      case EndDecision.RunInCloud _ ->
          places.overflow().send(call).thenApply(cloud -> Overflow.reply(invocation, cloud));
      case EndDecision.Keep(var why) ->
          completed(Overflow.reply(invocation, Refusals.noServer(why)));
    };
  }

  private static InvocationReply tooManyWait(CallTrace call, CloudOutcome refusal) {
    call.because("as many calls waited as may");
    return Overflow.reply(call.invocation(), refusal);
  }

  private InvocationReply waitedTooLong(Invocation invocation, CloudOutcome refusal) {
    CloudOutcome late =
        refusal.outcome() instanceof Rejected(var code, var reason)
            ? CloudOutcome.unsent(
                code,
                "All servers were busy for "
                    + places.admission().limits().patience().toMillis()
                    + " ms (QUEUE_TIMEOUT_MILLIS). "
                    + reason)
            : refusal;
    return Overflow.reply(invocation, late);
  }

  private static <T> CompletionStage<T> completed(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
