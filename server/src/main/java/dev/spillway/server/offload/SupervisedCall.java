package dev.spillway.server.offload;

import dev.spillway.common.cloud.CloudEntry;
import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.cloud.CloudPass;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.invocation.InvocationOutcome.TimedOut;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.journal.Observations;
import dev.spillway.placement.estimate.LazyOutlook;
import dev.spillway.placement.estimate.Millis;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.policy.CallTraits;
import dev.spillway.placement.policy.CloudState;
import dev.spillway.placement.policy.EndDecision;
import dev.spillway.placement.policy.LocalEnd;
import dev.spillway.placement.policy.Rationale;
import dev.spillway.placement.policy.RunDecision.HedgeInCloud;
import dev.spillway.placement.policy.RunDecision.KeepRunning;
import dev.spillway.placement.policy.RunDecision.MoveToCloud;
import dev.spillway.placement.policy.RunDecision.Stop;
import dev.spillway.placement.policy.RunFacts;
import dev.spillway.server.offload.Hedge.End;
import dev.spillway.server.sandbox.RunClock;
import dev.spillway.server.sandbox.RunWatch;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after one call: asks the policy while it runs, has the cloud take it over or run it as
 * well, and says in the end what counts. Used by the call's own thread.
 */
public final class SupervisedCall implements RunWatch {
  private static final Logger log = LoggerFactory.getLogger(SupervisedCall.class);

  private final Offloader server;
  private final Invocation invocation;
  private @Nullable Rejected unpaid;
  private String reason = "";
  private @Nullable CloudPass pass;
  private volatile @Nullable Hedge hedge;
  private @Nullable Duration stoppedAfter;

  SupervisedCall(Offloader server, Invocation invocation) {
    this.server = server;
    this.invocation = invocation;
  }

  @Override
  public Optional<Duration> look(Duration elapsed, Runnable kill) {
    unpaid = null;
    while (true) { // each time round something is no longer possible
      switch (server.policy().whileRunning(facts(elapsed))) {
        case KeepRunning(var until, _) -> {
          return Optional.of(until);
        }
        case Stop(var why) -> {
          reason = why.reason();
          stoppedAfter = limitReachedAt(elapsed);
          return Optional.empty();
        }
        case MoveToCloud(var why) -> {
          // Paid before the run is killed: where there is no money, it goes on.
          pass = enter(why).orElse(null);
          if (pass != null) {
            return Optional.empty();
          }
        }
        case HedgeInCloud(var why) -> tryHedge(why, kill);
      }
    }
  }

  @Override
  public boolean isAbandoned() {
    Hedge beside = hedge;
    return beside != null && beside.isWonByCloud();
  }

  /**
   * Ends the call: where the cloud has it, by waiting for that.
   *
   * @param local how it ended here
   */
  public Ending end(InvocationOutcome local, RunClock clock) {
    Observations.teachRun(server.estimates(), invocation.parameter(), clock.parts());
    Hedge beside = hedge;
    if (pass != null) {
      return inCloud(pass, clock);
    }
    if (beside != null) {
      return first(beside, local, clock);
    }
    if (local instanceof Rejected(var code, _) && code == FaultCode.NO_CAPACITY) {
      return withoutSlot(local, clock);
    }
    return here(local instanceof TimedOut(var limit) ? late(limit) : local);
  }

  private Ending here(InvocationOutcome local) {
    return new Ending(local, ExecutionSite.LOCAL, reason, Money.ZERO);
  }

  /** What the sandbox takes for its limit may be the policy's. */
  private InvocationOutcome late(Duration sandboxes) {
    Duration limit = stoppedAfter == null ? sandboxes : stoppedAfter;
    Rejected why = unpaid;
    return why == null
        ? new TimedOut(limit)
        : new Rejected(
            why.code(),
            "The function was killed after "
                + limit.toSeconds()
                + " s (RUN_LIMIT), and had not moved to the cloud. "
                + why.reason());
  }

  private Ending withoutSlot(InvocationOutcome local, RunClock clock) {
    EndDecision decision = server.policy().afterRun(LocalEnd.NO_SLOT, facts(Duration.ZERO));
    if (decision instanceof EndDecision.RunInCloud(var why)) {
      Optional<CloudPass> paid = enter(why);
      if (paid.isPresent()) {
        return inCloud(paid.get(), clock);
      }
    }
    reason = decision.rationale().reason();
    return here(local);
  }

  private Ending inCloud(CloudPass paid, RunClock clock) {
    log.info("Call {} goes to the cloud: {}", invocation.id(), reason);
    CloudOutcome cloud = paid.invoke(invocation);
    clock.ended(Part.CLOUD);
    return ending(cloud, clock);
  }

  private Ending first(Hedge beside, InvocationOutcome local, RunClock clock) {
    if (local instanceof Completed && beside.succeedsHere()) {
      var _ = beside.end().thenAccept(this::costsLater);
      reason = reason + "; the server was first";
      return here(local);
    }
    End end = beside.end().join();
    clock.took(Part.HEDGE, end.took());
    if (beside.isWonByCloud()) {
      reason = reason + "; the cloud was first";
      return ending(end.cloud(), clock);
    }
    Money cost = end.cloud().bill().cost();
    return new Ending(local, ExecutionSite.LOCAL, reason + "; neither succeeded", cost);
  }

  private void costsLater(End end) {
    server.lateCosts().add(invocation.id(), end.cloud().bill().cost());
  }

  private Ending ending(CloudOutcome cloud, RunClock clock) {
    cloud.parts().forEach(clock::took);
    Money cost = cloud.bill().cost();
    log.info("Call {} cost {} in the cloud", invocation.id(), cost);
    return new Ending(cloud.outcome(), ExecutionSite.CLOUD, reason, cost);
  }

  private void tryHedge(Rationale why, Runnable kill) {
    if (!server.hedges().tryTake()) {
      return; // another call was faster; the policy sees that none is left
    }
    Optional<CloudPass> paid = enter(why);
    if (paid.isEmpty()) {
      server.hedges().giveBack();
      return;
    }
    reason = reason + "; the cloud got it as well";
    log.info("Call {} runs in the cloud as well: {}", invocation.id(), why.reason());
    hedge = Hedge.start(paid.get(), invocation, kill, server.threads());
  }

  /** Pays for a call; where that cannot be, the policy is told. */
  private Optional<CloudPass> enter(Rationale why) {
    return switch (server.cloud().enter()) {
      case CloudEntry.Open(var paid) -> {
        reason = why.reason();
        yield Optional.of(paid);
      }
      case CloudEntry.Refused(var rejected) -> {
        unpaid = rejected;
        yield Optional.empty();
      }
    };
  }

  private Duration limitReachedAt(Duration elapsed) {
    Duration runLimit = server.config().settings().runLimit();
    return elapsed.compareTo(runLimit) >= 0 ? runLimit : server.config().settings().localTimeout();
  }

  private RunFacts facts(Duration elapsed) {
    CloudState cloud = server.cloud().state();
    return new RunFacts(
        elapsed,
        hedge != null,
        unpaid == null ? cloud : cloud.unaffordable(),
        new LazyOutlook(
            () ->
                server
                    .estimates()
                    .running(
                        invocation.parameter(),
                        Millis.of(elapsed),
                        Millis.ofNanos(System.nanoTime()))),
        new CallTraits(server.isIdempotent(), Optional.empty(), server.hedges().tokens(), 1));
  }
}
