package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcFaults;
import dev.spillway.loadbalancer.balancing.BalancingPolicy;
import dev.spillway.loadbalancer.dispatch.Admission.Turn;
import dev.spillway.loadbalancer.dispatch.Forwarded.Answered;
import dev.spillway.loadbalancer.dispatch.Forwarded.Lost;
import dev.spillway.loadbalancer.dispatch.Forwarded.NotSent;
import dev.spillway.loadbalancer.upstream.FailureListener;
import dev.spillway.loadbalancer.upstream.Reservation;
import dev.spillway.loadbalancer.upstream.Upstream;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves calls: each goes to one server, or where all are busy or gone, to the cloud; one that the
 * cloud does not take waits for its turn. A call that may have run is sent a second time only where
 * that is permitted. Thread-safe.
 */
public final class Dispatcher {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  private final Servers servers;
  private final Admission admission;
  private final Overflow overflow;
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
   * Creates a dispatcher.
   *
   * @param threads where calls go on that waited for their turn
   */
  public Dispatcher(
      Servers servers, Admission admission, Overflow overflow, CallBook book, Executor threads) {
    this.servers = servers;
    this.admission = admission;
    this.overflow = overflow;
    this.book = book;
    this.threads = threads;
  }

  /** Serves one call; never blocks. */
  public CompletionStage<InvocationReply> dispatch(Invocation invocation) {
    CallTrace call = book.open(invocation);
    return admit(call)
        .thenApply(
            reply -> {
              book.close(call, reply);
              return reply;
            });
  }

  private CompletionStage<InvocationReply> admit(CallTrace call) {
    if (admission.tryEnter()) {
      call.because("the servers had room");
      return serve(call);
    }
    call.because("all servers were busy");
    return overflow
        .beyondCapacity(call)
        .thenCompose(
            cloud ->
                cloud.mayHaveRun()
                    ? completed(Overflow.reply(call.invocation(), cloud))
                    : awaitTurn(call, cloud));
  }

  /** Waits for a server; {@code refusal} says why the cloud does not have the call. */
  private CompletionStage<InvocationReply> awaitTurn(CallTrace call, CloudOutcome refusal) {
    long since = System.nanoTime();
    return admission
        .await()
        // On a thread of its own: where no server is left, each call that ends at once admits the
        // next one, and thousands of them would be as many frames deep.
        .map(
            turn ->
                turn.thenComposeAsync(
                    how -> {
                      call.took(Part.QUEUE, System.nanoTime() - since);
                      return take(how, call, refusal);
                    },
                    threads))
        .orElseGet(() -> completed(tooManyWait(call, refusal)));
  }

  private CompletionStage<InvocationReply> take(Turn turn, CallTrace call, CloudOutcome refusal) {
    return switch (turn) {
      case COME -> {
        call.because("a server became free");
        yield serve(call);
      }
      case EXPIRED -> {
        call.because("no server became free in time");
        yield completed(waitedTooLong(call.invocation(), refusal));
      }
    };
  }

  /** Serves a call that was admitted. */
  private CompletionStage<InvocationReply> serve(CallTrace call) {
    // The place at the servers is given back before the cloud has the call, which may take long.
    return completed(new Attempts(call))
        .thenCompose(Attempts::next)
        .whenComplete((reply, failure) -> admission.leave())
        .thenCompose(
            reply ->
                reply.map(Dispatcher::completed).orElseGet(() -> overflow.withoutServer(call)));
  }

  private static InvocationReply tooManyWait(CallTrace call, CloudOutcome refusal) {
    call.because("as many calls waited as may");
    return Overflow.reply(call.invocation(), refusal);
  }

  private InvocationReply waitedTooLong(Invocation invocation, CloudOutcome refusal) {
    return refusal.outcome() instanceof Rejected(var code, var reason)
        ? fault(
            code,
            "All servers were busy for "
                + admission.limits().patience().toMillis()
                + " ms (QUEUE_TIMEOUT_MILLIS). "
                + reason)
        : Overflow.reply(invocation, refusal);
  }

  private static InvocationReply mayHaveExecuted(Lost lost) {
    return fault(
        FaultCode.MAY_HAVE_EXECUTED,
        "The server failed while it had the call, which may have run: "
            + lost.reason()
            + ". Call again if running twice does no harm.");
  }

  private static InvocationReply fault(FaultCode code, String message) {
    return new InvocationReply(XmlRpcFaults.fault(code, message), Optional.empty());
  }

  private static <T> CompletionStage<T> completed(T value) {
    return CompletableFuture.completedFuture(value);
  }

  /** The tries of one call, each at another server. */
  private final class Attempts {
    private final CallTrace call;
    private final List<Upstream> candidates = servers.registry().up();
    private int left = candidates.size();

    Attempts(CallTrace call) {
      this.call = call;
    }

    /** Tries the next server; completes with nothing where none is left that can be reached. */
    CompletionStage<Optional<InvocationReply>> next() {
      while (left-- > 0) {
        Optional<Upstream> chosen = servers.policy().choose(candidates);
        chosen.ifPresent(candidates::remove);
        // Empty where the server stopped serving since it was listed.
        Optional<Reservation> reservation = chosen.flatMap(Upstream::tryReserve);
        if (reservation.isPresent()) {
          return forward(chosen.get(), reservation.get());
        }
      }
      return completed(Optional.empty());
    }

    private CompletionStage<Optional<InvocationReply>> forward(
        Upstream upstream, Reservation reservation) {
      long since = System.nanoTime();
      call.sentTo(upstream.id());
      return send(upstream, reservation)
          .whenComplete(
              (how, failure) -> {
                reservation.complete();
                call.took(Part.NETWORK, System.nanoTime() - since);
              })
          .thenCompose(how -> settle(upstream, how));
    }

    private CompletionStage<Forwarded> send(Upstream upstream, Reservation reservation) {
      Duration limit = servers.limits().answerLimit(reservation.callsAhead());
      try {
        return servers.forwarder().forward(upstream.address(), call.invocation(), limit);
      } catch (RuntimeException e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    private CompletionStage<Optional<InvocationReply>> settle(Upstream upstream, Forwarded how) {
      return switch (how) {
        case Answered(var reply) -> completed(Optional.of(reply));
        case NotSent(var reason) -> {
          log.warn("Call {} did not reach {}: {}", call.invocation().id(), upstream.id(), reason);
          call.because(upstream.id() + " could not be reached");
          servers.failures().onUnreachable(upstream);
          yield next();
        }
        case Lost lost -> {
          log.warn(
              "Server {} lost call {}: {}", upstream.id(), call.invocation().id(), lost.reason());
          call.because(upstream.id() + " failed while it had the call");
          servers.failures().onLoss(upstream);
          yield servers.repeats().isGranted()
              ? next()
              : completed(Optional.of(mayHaveExecuted(lost)));
        }
      };
    }
  }
}
