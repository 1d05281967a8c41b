package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
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
  private final ServedCalls served;
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
      Servers servers,
      Admission admission,
      Overflow overflow,
      ServedCalls served,
      Executor threads) {
    this.servers = servers;
    this.admission = admission;
    this.overflow = overflow;
    this.served = served;
    this.threads = threads;
  }

  /** Serves one call; never blocks. */
  public CompletionStage<InvocationReply> dispatch(Invocation invocation) {
    return admit(invocation)
        .thenApply(
            reply -> {
              served.count(reply);
              return reply;
            });
  }

  private CompletionStage<InvocationReply> admit(Invocation invocation) {
    if (admission.tryEnter()) {
      return serve(invocation);
    }
    return overflow
        .beyondCapacity(invocation)
        .thenCompose(
            cloud ->
                cloud.mayHaveRun()
                    ? completed(Overflow.reply(invocation, cloud))
                    : awaitTurn(invocation, cloud));
  }

  /** Waits for a server; {@code refusal} says why the cloud does not have the call. */
  private CompletionStage<InvocationReply> awaitTurn(Invocation invocation, CloudOutcome refusal) {
    return admission
        .await()
        // On a thread of its own: where no server is left, each call that ends at once admits the
        // next one, and thousands of them would be as many frames deep.
        .map(turn -> turn.thenComposeAsync(how -> take(how, invocation, refusal), threads))
        .orElseGet(() -> completed(Overflow.reply(invocation, refusal)));
  }

  private CompletionStage<InvocationReply> take(
      Turn turn, Invocation invocation, CloudOutcome refusal) {
    return switch (turn) {
      case COME -> serve(invocation);
      case EXPIRED -> completed(waitedTooLong(invocation, refusal));
    };
  }

  /** Serves a call that was admitted. */
  private CompletionStage<InvocationReply> serve(Invocation invocation) {
    // The place at the servers is given back before the cloud has the call, which may take long.
    return completed(new Attempts(invocation))
        .thenCompose(Attempts::next)
        .whenComplete((reply, failure) -> admission.leave())
        .thenCompose(
            reply ->
                reply
                    .map(Dispatcher::completed)
                    .orElseGet(() -> overflow.withoutServer(invocation)));
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
    private final Invocation invocation;
    private final List<Upstream> candidates = servers.registry().up();
    private int left = candidates.size();

    Attempts(Invocation invocation) {
      this.invocation = invocation;
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
      return send(upstream, reservation)
          .whenComplete((how, failure) -> reservation.complete())
          .thenCompose(how -> settle(upstream, how));
    }

    private CompletionStage<Forwarded> send(Upstream upstream, Reservation reservation) {
      Duration limit = servers.limits().answerLimit(reservation.callsAhead());
      try {
        return servers.forwarder().forward(upstream.address(), invocation, limit);
      } catch (RuntimeException e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    private CompletionStage<Optional<InvocationReply>> settle(Upstream upstream, Forwarded how) {
      return switch (how) {
        case Answered(var reply) -> completed(Optional.of(reply));
        case NotSent(var reason) -> {
          log.warn("Call {} did not reach {}: {}", invocation.id(), upstream.id(), reason);
          servers.failures().onUnreachable(upstream);
          yield next();
        }
        case Lost lost -> {
          log.warn("Server {} lost call {}: {}", upstream.id(), invocation.id(), lost.reason());
          servers.failures().onLoss(upstream);
          yield servers.repeats().isGranted()
              ? next()
              : completed(Optional.of(mayHaveExecuted(lost)));
        }
      };
    }
  }
}
