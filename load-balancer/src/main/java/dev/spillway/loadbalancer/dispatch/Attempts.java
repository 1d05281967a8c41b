package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcFaults;
import dev.spillway.loadbalancer.dispatch.Forwarded.Answered;
import dev.spillway.loadbalancer.dispatch.Forwarded.Lost;
import dev.spillway.loadbalancer.dispatch.Forwarded.NotSent;
import dev.spillway.loadbalancer.upstream.Reservation;
import dev.spillway.loadbalancer.upstream.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tries of one call, each at another server. */
final class Attempts {
  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  private final Dispatcher.Servers servers;
  private final CallTrace call;
  private final List<Upstream> candidates;
  private int left;

  Attempts(Dispatcher.Servers servers, CallTrace call) {
    this.servers = servers;
    this.call = call;
    this.candidates = servers.registry().up();
    this.left = candidates.size();
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
    return CompletableFuture.completedFuture(Optional.empty());
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
      case Answered(var reply) -> CompletableFuture.completedFuture(Optional.of(reply));
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
            : CompletableFuture.completedFuture(Optional.of(mayHaveExecuted(lost)));
      }
    };
  }

  private static InvocationReply mayHaveExecuted(Lost lost) {
    return new InvocationReply(
        XmlRpcFaults.fault(
            FaultCode.MAY_HAVE_EXECUTED,
            "The server failed while it had the call, which may have run: "
                + lost.reason()
                + ". Call again if running twice does no harm."),
        Optional.empty());
  }
}
