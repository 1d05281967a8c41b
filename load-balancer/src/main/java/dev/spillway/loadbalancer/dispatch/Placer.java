package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.config.PlacementConfig;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import dev.spillway.placement.estimate.Backlog;
import dev.spillway.placement.estimate.Estimate;
import dev.spillway.placement.estimate.Estimates;
import dev.spillway.placement.estimate.LazyOutlook;
import dev.spillway.placement.estimate.Millis;
import dev.spillway.placement.policy.ArrivalFacts;
import dev.spillway.placement.policy.CallTraits;
import dev.spillway.placement.policy.CloudState;
import dev.spillway.placement.policy.EndDecision;
import dev.spillway.placement.policy.LocalEnd;
import dev.spillway.placement.policy.OffloadPolicy;
import dev.spillway.placement.policy.Placement;
import dev.spillway.placement.policy.RunFacts;
import dev.spillway.placement.policy.ServerState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * Asks the policy where calls go: puts together what it has to know. Never blocks. Thread-safe.
 *
 * <p>The queue is only kept in mind for a policy that compares places: others would pay for it with
 * each call.
 */
public final class Placer {
  private final OffloadPolicy policy;
  private final Optional<Duration> deadline;
  private final Known known;
  private final BooleanSupplier isRecorded;
  private final Backlog backlog = new Backlog();

  /**
   * Where it looks.
   *
   * @param admission how many calls there are
   * @param registry how many servers there are
   * @param callsPerServer how many calls each runs at a time
   * @param route whether there is a cloud, and how it is
   * @param estimates what to expect of a call
   */
  public record Known(
      Admission admission,
      UpstreamRegistry registry,
      int callsPerServer,
      CloudRoute route,
      Estimates estimates) {}

  /**
   * Creates a placer.
   *
   * @param isRecorded whether a call that comes now will be recorded, with what was expected of it
   */
  public Placer(PlacementConfig config, Known known, BooleanSupplier isRecorded) {
    this.policy = config.open();
    this.deadline = config.deadline();
    this.known = known;
    this.isRecorded = isRecorded;
  }

  /** Decides where a call goes that has just come, and notes why. */
  Placement arrives(CallTrace call) {
    String parameter = call.invocation().parameter();
    LazyOutlook outlook =
        new LazyOutlook(() -> known.estimates().arriving(parameter, queueWait(), nowMillis()));
    call.expects(outlook);
    Placement placement =
        policy.onArrival(new ArrivalFacts(servers(), cloud(), outlook, traits(call)));
    call.isPlacedBecause(placement.rationale().reason());
    if (isRecorded.getAsBoolean()) {
      var _ = outlook.get();
    }
    return placement;
  }

  /** Decides what becomes of a call that no server could take, and notes why. */
  EndDecision gotNoServer(CallTrace call) {
    EndDecision decision =
        policy.afterRun(
            LocalEnd.NO_SLOT,
            new RunFacts(Duration.ZERO, false, cloud(), call.expected(), traits(call)));
    call.because(decision.rationale().reason());
    return decision;
  }

  /** Notes that a call waits for its turn. */
  void waits(CallTrace call) {
    if (policy.comparesPlaces()) {
      backlog.waits(call.number(), predictedRun(call));
    }
  }

  /** Notes that servers have a call now. */
  void starts(CallTrace call) {
    if (policy.comparesPlaces()) {
      backlog.starts(call.number(), predictedRun(call), nowMillis());
    }
  }

  /** Notes that a call neither waits nor runs on a server any longer. */
  void leaves(CallTrace call) {
    if (policy.comparesPlaces()) {
      backlog.leaves(call.number());
    }
  }

  private static Estimate predictedRun(CallTrace call) {
    return call.expected().get().localRun().orElse(Estimate.NOTHING);
  }

  /**
   * A call waits at the load balancer or at a server: what counts is how many can run at a time.
   */
  private Estimate queueWait() {
    int slots = Math.max(1, known.registry().countUp()) * known.callsPerServer();
    return policy.comparesPlaces() ? backlog.queueWait(slots, nowMillis()) : Estimate.NOTHING;
  }

  private ServerState servers() {
    Admission.Limits limits = known.admission().limits();
    return new ServerState(
        limits.calls(), known.admission().active(), known.admission().waiting(), limits.waiting());
  }

  private CloudState cloud() {
    return known.route().invoker().map(CloudInvoker::state).orElseGet(CloudState::none);
  }

  private CallTraits traits(CallTrace call) {
    Duration gone = Duration.ofNanos(System.nanoTime() - call.arrivedNanos());
    return new CallTraits(
        false, deadline.map(it -> it.minus(gone)), 0, ThreadLocalRandom.current().nextDouble());
  }

  private static double nowMillis() {
    return Millis.ofNanos(System.nanoTime());
  }
}
