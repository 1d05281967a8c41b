package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcFaults;
import dev.spillway.loadbalancer.balancing.BalancingPolicy;
import dev.spillway.loadbalancer.dispatch.Forwarded.Answered;
import dev.spillway.loadbalancer.dispatch.Forwarded.Lost;
import dev.spillway.loadbalancer.dispatch.Forwarded.NotSent;
import dev.spillway.loadbalancer.upstream.FailureListener;
import dev.spillway.loadbalancer.upstream.Reservation;
import dev.spillway.loadbalancer.upstream.Upstream;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves calls: each goes to one server, or where all are busy or gone, to the cloud. A call that
 * may have run is sent a second time only where that is permitted. Thread-safe.
 */
public final class Dispatcher {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  private final Servers servers;
  private final DispatchLimits limits;
  private final ActiveCalls active;
  private final Overflow overflow;
  private final ServedCalls served;

  /**
   * The servers and how they are used.
   *
   * @param registry which there are
   * @param policy which comes next
   * @param forwarder how a call gets to one
   * @param failures hears of those that fail
   * @param repeats whether a call that may have run can go to another one
   */
  public record Servers(
      UpstreamRegistry registry,
      BalancingPolicy policy,
      Forwarder forwarder,
      FailureListener failures,
      RepeatPermission repeats) {}

  /** Creates a dispatcher. */
  public Dispatcher(
      Servers servers,
      DispatchLimits limits,
      ActiveCalls active,
      CloudRoute cloud,
      ServedCalls served) {
    this.servers = servers;
    this.limits = limits;
    this.active = active;
    this.overflow = new Overflow(cloud);
    this.served = served;
  }

  /** Serves one call and waits for its end. */
  public InvocationReply dispatch(Invocation invocation) {
    InvocationReply reply = serve(invocation);
    served.count(reply);
    return reply;
  }

  private InvocationReply serve(Invocation invocation) {
    if (!active.tryBegin()) {
      return overflow.beyondCapacity(invocation);
    }
    // The place at the servers is given back before the cloud has the call, which may take long.
    Optional<InvocationReply> reply;
    try {
      reply = forwardToAny(invocation);
    } finally {
      active.end();
    }
    return reply.orElseGet(() -> overflow.withoutServer(invocation));
  }

  /** Tries each server at most once; returns empty where none could be reached. */
  private Optional<InvocationReply> forwardToAny(Invocation invocation) {
    List<Upstream> candidates = new ArrayList<>(servers.registry().up());
    for (int tries = candidates.size(); tries > 0; tries--) {
      Optional<Upstream> chosen = servers.policy().choose(candidates);
      chosen.ifPresent(candidates::remove);
      // Empty where the server stopped serving since it was listed.
      Optional<Reservation> reservation = chosen.flatMap(Upstream::tryReserve);
      if (reservation.isPresent()) {
        Optional<InvocationReply> reply = forward(chosen.get(), reservation.get(), invocation);
        if (reply.isPresent()) {
          return reply;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<InvocationReply> forward(
      Upstream upstream, Reservation reservation, Invocation invocation) {
    return switch (send(upstream, reservation, invocation)) {
      case Answered answered -> Optional.of(answered.reply());
      case NotSent notSent -> {
        log.warn("Call {} did not reach {}: {}", invocation.id(), upstream.id(), notSent.reason());
        servers.failures().onUnreachable(upstream);
        yield Optional.empty();
      }
      case Lost lost -> {
        log.warn("Server {} lost call {}: {}", upstream.id(), invocation.id(), lost.reason());
        servers.failures().onLoss(upstream);
        yield servers.repeats().isGranted() ? Optional.empty() : Optional.of(mayHaveExecuted(lost));
      }
    };
  }

  private Forwarded send(Upstream upstream, Reservation reservation, Invocation invocation) {
    try {
      return servers
          .forwarder()
          .forward(upstream.address(), invocation, limits.answerLimit(reservation.callsAhead()));
    } finally {
      reservation.complete();
    }
  }

  private static InvocationReply mayHaveExecuted(Lost lost) {
    String message =
        "The server failed while it had the call, which may have run: "
            + lost.reason()
            + ". Call again if running twice does no harm.";
    return new InvocationReply(
        XmlRpcFaults.fault(FaultCode.MAY_HAVE_EXECUTED, message), Optional.empty());
  }
}
