package dev.spillway.server.offload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.cloud.CloudEntry;
import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.config.PlacementConfig;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.invocation.InvocationOutcome.TimedOut;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.testing.ScriptedCloudInvoker;
import dev.spillway.common.xmlrpc.LateCost;
import dev.spillway.placement.estimate.Estimates;
import dev.spillway.placement.money.Bill;
import dev.spillway.placement.money.Money;
import dev.spillway.placement.money.Usage;
import dev.spillway.server.Placements;
import dev.spillway.server.sandbox.RunClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SupervisedCallTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration DELAY = Duration.ofMillis(300);
  private static final InvocationOutcome KILLED = new FunctionFailed(137, "");
  private static final Money PRICE = new Money(9);
  private static final CloudOutcome THERE =
      new CloudOutcome(
          new Completed("there"), true, new Bill(PRICE, new Usage(250, 1024, 150), true));
  private static final CloudOutcome BROKEN =
      new CloudOutcome(
          new Rejected(FaultCode.CLOUD_FAILED, "Broken."),
          true,
          new Bill(PRICE, THERE.bill().usage(), false));

  private final Estimates estimates = Placements.estimates();
  private final AtomicInteger kills = new AtomicInteger();
  private final Invocation call = Invocation.of("7");

  private Offloader offloader(String policy, CloudInvoker cloud, Executor threads) {
    PlacementConfig config = Placements.of(policy, TIMEOUT, Optional.of(DELAY));
    return new Offloader(config, new Offloader.Function(true), cloud, estimates, threads);
  }

  private Optional<Duration> look(SupervisedCall supervised, Duration elapsed) {
    return supervised.look(elapsed, kills::incrementAndGet);
  }

  private Ending end(SupervisedCall supervised, InvocationOutcome local) {
    return supervised.end(local, new RunClock());
  }

  @Test
  void leavesAloneWhatEndsInTime() {
    ScriptedCloudInvoker cloud = ScriptedCloudInvoker.ending(THERE);
    SupervisedCall supervised = offloader("timeout", cloud, Runnable::run).begin(call);

    assertThat(look(supervised, Duration.ZERO)).contains(TIMEOUT);
    assertThat(end(supervised, new Completed("here")))
        .isEqualTo(new Ending(new Completed("here"), ExecutionSite.LOCAL, "", Money.ZERO));
    assertThat(cloud.invocations()).isEmpty();
  }

  @Test
  void movesToTheCloudWhatDoesNot() {
    RunClock clock = new RunClock();
    SupervisedCall supervised =
        offloader("timeout", ScriptedCloudInvoker.ending(THERE), Runnable::run).begin(call);

    assertThat(look(supervised, TIMEOUT)).isEmpty();
    assertThat(supervised.end(new TimedOut(TIMEOUT), clock))
        .isEqualTo(
            new Ending(THERE.outcome(), ExecutionSite.CLOUD, "it ran longer than 10 s", PRICE));
    assertThat(clock.parts())
        .containsEntry(Part.CLOUD_START, Duration.ofMillis(150))
        .containsEntry(Part.CLOUD_RUN, Duration.ofMillis(100))
        .containsKey(Part.CLOUD);
  }

  @Test
  void letsARunGoOnThatTheBudgetDoesNotMove() {
    SupervisedCall supervised = offloader("timeout", new Penniless(), Runnable::run).begin(call);

    assertThat(look(supervised, TIMEOUT)).contains(TIMEOUT.multipliedBy(2));
    assertThat(end(supervised, new Completed("here")).outcome()).isEqualTo(new Completed("here"));
  }

  @Test
  void saysWhyItCouldNotMoveWhereItRanToTheLimit() {
    SupervisedCall supervised = offloader("timeout", new Penniless(), Runnable::run).begin(call);
    look(supervised, TIMEOUT);

    assertThat(end(supervised, new TimedOut(Duration.ofMinutes(1))).outcome())
        .isEqualTo(
            new Rejected(
                FaultCode.NO_BUDGET,
                "The function was killed after 60 s (RUN_LIMIT), and had not moved to the cloud."
                    + " Nothing is left."));
  }

  @Test
  void namesTheLimitAtWhichItStopped() {
    SupervisedCall atTimeout = offloader("timeout", CloudInvoker.none(), Runnable::run).begin(call);
    SupervisedCall atLimit =
        offloader("local-only", CloudInvoker.none(), Runnable::run).begin(call);
    Duration minute = Duration.ofMinutes(1);

    assertThat(look(atTimeout, TIMEOUT)).isEmpty();
    assertThat(end(atTimeout, new TimedOut(minute)).outcome()).isEqualTo(new TimedOut(TIMEOUT));
    assertThat(look(atLimit, TIMEOUT)).contains(minute);
    assertThat(look(atLimit, minute)).isEmpty();
    assertThat(end(atLimit, new TimedOut(minute)).outcome()).isEqualTo(new TimedOut(minute));
  }

  @Test
  void sendsToTheCloudWhatGotNoSlot() {
    Rejected busy = new Rejected(FaultCode.NO_CAPACITY, "busy");
    SupervisedCall there =
        offloader("timeout", ScriptedCloudInvoker.ending(THERE), Runnable::run).begin(call);
    SupervisedCall nowhere = offloader("timeout", new Penniless(), Runnable::run).begin(call);

    assertThat(end(there, busy).site()).isEqualTo(ExecutionSite.CLOUD);
    assertThat(end(nowhere, busy).outcome()).isEqualTo(busy);
  }

  @Test
  void killsTheRunWhereTheCloudIsFirst() {
    RunClock clock = new RunClock();
    SupervisedCall supervised =
        offloader("hedge", ScriptedCloudInvoker.ending(THERE), Runnable::run).begin(call);

    assertThat(look(supervised, Duration.ZERO)).contains(DELAY);
    assertThat(look(supervised, DELAY)).isPresent();
    assertThat(kills).hasValue(1);
    assertThat(supervised.isAbandoned()).isTrue();
    assertThat(supervised.end(KILLED, clock))
        .isEqualTo(
            new Ending(
                THERE.outcome(),
                ExecutionSite.CLOUD,
                "it ran longer than 300 ms; the cloud got it as well; the cloud was first",
                PRICE));
    assertThat(clock.parts()).containsKey(Part.HEDGE).doesNotContainKey(Part.CLOUD);
  }

  @Test
  void tellsTheCostLaterWhereTheServerIsFirst() {
    CompletableFuture<CloudOutcome> answer = new CompletableFuture<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Offloader offloader =
          offloader("hedge", new ScriptedCloudInvoker(_ -> answer.join()), threads);
      SupervisedCall supervised = offloader.begin(call);
      look(supervised, DELAY);

      Ending ending = end(supervised, new Completed("here"));

      assertThat(ending.outcome()).isEqualTo(new Completed("here"));
      assertThat(ending.cost()).isEqualTo(Money.ZERO);
      assertThat(offloader.lateCosts().take()).isEmpty();
      answer.complete(THERE);
      await()
          .untilAsserted(
              () ->
                  assertThat(offloader.lateCosts().take())
                      .containsExactly(new LateCost(call.id(), PRICE)));
      assertThat(kills).hasValue(0);
      assertThat(supervised.isAbandoned()).isFalse();
    }
  }

  @Test
  void letsTheRunGoOnWhereTheCloudFails() {
    SupervisedCall supervised =
        offloader("hedge", ScriptedCloudInvoker.ending(BROKEN), Runnable::run).begin(call);

    look(supervised, DELAY);

    assertThat(kills).hasValue(0);
    assertThat(end(supervised, new Completed("here")).outcome()).isEqualTo(new Completed("here"));
  }

  @Test
  void waitsForTheCloudWhereTheRunFails() {
    CompletableFuture<CloudOutcome> answer = new CompletableFuture<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      SupervisedCall supervised =
          offloader("hedge", new ScriptedCloudInvoker(_ -> answer.join()), threads).begin(call);
      look(supervised, DELAY);

      var ending =
          CompletableFuture.supplyAsync(
              () -> end(supervised, new FunctionFailed(1, "Oh no")), threads);
      answer.complete(THERE);

      assertThat(ending.join().outcome()).isEqualTo(THERE.outcome());
    }
  }

  @Test
  void answersTheRunsFailureWhereBothFail() {
    SupervisedCall supervised =
        offloader("hedge", ScriptedCloudInvoker.ending(BROKEN), Runnable::run).begin(call);
    look(supervised, DELAY);

    Ending ending = end(supervised, new FunctionFailed(1, "Oh no"));

    assertThat(ending.outcome()).isEqualTo(new FunctionFailed(1, "Oh no"));
    assertThat(ending.site()).isEqualTo(ExecutionSite.LOCAL);
    assertThat(ending.cost()).isEqualTo(PRICE);
  }

  @Test
  void doublesNoMoreCallsThanTheBudgetHasTokensFor() {
    ScriptedCloudInvoker cloud = ScriptedCloudInvoker.ending(THERE);
    PlacementConfig usual = Placements.of("hedge", TIMEOUT, Optional.of(DELAY));
    PlacementConfig tenth =
        new PlacementConfig("hedge", usual.settings(), usual.confidence(), Optional.empty(), 0.1);
    Offloader offloader =
        new Offloader(tenth, new Offloader.Function(true), cloud, estimates, Runnable::run);
    for (int i = 0; i < 100; i++) {
      look(offloader.begin(Invocation.of("7")), DELAY);
    }
    assertThat(cloud.invocations()).hasSize(10);
  }

  @Test
  void givesBackTheTokenOfACallThatTheBudgetDoesNotPay() {
    Penniless cloud = new Penniless();
    Offloader offloader = offloader("hedge", cloud, Runnable::run);

    assertThat(look(offloader.begin(call), DELAY)).isPresent();
    assertThat(offloader.hedges().tokens()).isEqualTo(1);
  }

  @Test
  void learnsFromWholeRunsAndFromThoseThatWereKilled() {
    Offloader offloader = offloader("timeout", CloudInvoker.none(), Runnable::run);
    RunClock whole = new RunClock();
    whole.took(Part.RUN, Duration.ofMillis(40));
    RunClock killed = new RunClock();
    killed.took(Part.KILLED, Duration.ofMillis(90));

    offloader.begin(call).end(new Completed("here"), whole);
    offloader.begin(call).end(new TimedOut(TIMEOUT), killed);

    assertThat(estimates.running("7", 0, 0).localRun().orElseThrow().highMillis())
        .isGreaterThan(40);
    assertThat(estimates.running("7", 0, 0).experience().localCalls()).isEqualTo(2);
  }

  /** A cloud whose budget is spent. */
  private static final class Penniless implements CloudInvoker {
    private static final Rejected NO_BUDGET = new Rejected(FaultCode.NO_BUDGET, "Nothing is left.");

    @Override
    public CloudOutcome invoke(Invocation invocation) {
      return CloudOutcome.unsent(NO_BUDGET);
    }

    @Override
    public CloudEntry enter() {
      return new CloudEntry.Refused(NO_BUDGET);
    }
  }
}
