package dev.spillway.placement.policy;

import static dev.spillway.placement.policy.Facts.expected;
import static dev.spillway.placement.policy.Facts.usual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.placement.estimate.Outlook;
import dev.spillway.placement.policy.RunDecision.KeepRunning;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What each policy makes of a run. LOCAL_TIMEOUT is 10 s, nearly all runs end within 120 ms. */
final class RunTableTest {
  /**
   * A line of the table.
   *
   * @param expected what becomes of the run, for timeout, local-only, cloud-only, hedge, predictive
   */
  record Line(String name, RunFacts facts, String... expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String ON = "KeepRunning";
  private static final String MOVE = "MoveToCloud";
  private static final String HEDGE = "HedgeInCloud";
  private static final String STOP = "Stop";

  private static final Facts MUCH_LEFT = usual().with(expected(500, 100));
  private static final Facts LITTLE_LEFT = usual().with(expected(50, 100));

  static final List<Line> LINES =
      List.of(
          new Line("it begins", MUCH_LEFT.running(0), ON, ON, ON, ON, ON),
          new Line("it is a usual run", MUCH_LEFT.running(119), ON, ON, ON, ON, ON),
          new Line("it is longer than nearly all", MUCH_LEFT.running(120), ON, ON, ON, HEDGE, ON),
          new Line("the cloud would be slower", LITTLE_LEFT.running(120), ON, ON, ON, ON, ON),
          new Line(
              "the cloud is not known",
              usual().with(Outlook.UNKNOWN).running(10_000),
              MOVE,
              ON,
              ON,
              HEDGE,
              MOVE),
          new Line("no token is left", MUCH_LEFT.withoutTokens().running(120), ON, ON, ON, ON, ON),
          new Line(
              "it must not run twice", MUCH_LEFT.notIdempotent().running(120), ON, ON, ON, ON, ON),
          new Line(
              "it must not run twice, and LOCAL_TIMEOUT comes",
              MUCH_LEFT.notIdempotent().running(10_000),
              MOVE,
              ON,
              ON,
              MOVE,
              MOVE),
          new Line("the cloud has it as well", MUCH_LEFT.hedged(5_000), ON, ON, ON, ON, ON),
          new Line(
              "LOCAL_TIMEOUT comes, and the cloud is sooner",
              MUCH_LEFT.running(10_000),
              MOVE,
              ON,
              ON,
              HEDGE,
              MOVE),
          new Line(
              "LOCAL_TIMEOUT comes, and the cloud is later",
              LITTLE_LEFT.running(10_000),
              MOVE,
              ON,
              ON,
              ON,
              ON),
          new Line(
              "LOCAL_TIMEOUT comes, and there is no cloud",
              MUCH_LEFT.with(CloudState.none()).running(10_000),
              STOP,
              ON,
              ON,
              ON,
              ON),
          new Line(
              "LOCAL_TIMEOUT comes, and the budget is spent",
              MUCH_LEFT.with(CloudState.open().unaffordable()).running(10_000),
              ON,
              ON,
              ON,
              ON,
              ON),
          new Line(
              "it ran so long that the cloud cannot end it",
              usual().with(Outlook.UNKNOWN).running(58_001),
              ON,
              ON,
              ON,
              ON,
              ON),
          new Line(
              "LOCAL_TIMEOUT comes, and the gateway would give up",
              usual().with(expected(60_000, 29_000)).running(10_000),
              ON,
              ON,
              ON,
              ON,
              ON),
          new Line(
              "it reaches the limit of all runs",
              MUCH_LEFT.with(CloudState.none()).running(900_000),
              STOP,
              STOP,
              STOP,
              STOP,
              STOP));

  @ParameterizedTest
  @FieldSource("LINES")
  void makesThisOfARun(Line line) {
    assertThat(OffloadPolicy.all(PolicySettings.defaults()))
        .extracting(policy -> policy.whileRunning(line.facts()).getClass().getSimpleName())
        .containsExactly(line.expected());
  }

  @ParameterizedTest
  @FieldSource("LINES")
  void isAskedAgainLaterAndBeforeTheLimitOfAllRuns(Line line) {
    PolicySettings settings = PolicySettings.defaults();
    for (OffloadPolicy policy : OffloadPolicy.all(settings)) {
      if (policy.whileRunning(line.facts()) instanceof KeepRunning(Duration until, Rationale _)) {
        assertThat(until)
            .as(policy.name())
            .isGreaterThan(line.facts().elapsed())
            .isLessThanOrEqualTo(settings.runLimit());
      }
    }
  }

  @Test
  void hedgesAfterTheDelayThatWasSet() {
    OffloadPolicy hedge =
        OffloadPolicy.hedge(PolicySettings.defaults().withHedgeDelay(Duration.ofMillis(300)));
    assertThat(hedge.whileRunning(MUCH_LEFT.running(299))).isInstanceOf(KeepRunning.class);
    assertThat(hedge.whileRunning(MUCH_LEFT.running(300)))
        .isInstanceOf(RunDecision.HedgeInCloud.class);
  }

  @Test
  void keepsWhatEndedAndSendsWhatDidNot() {
    RunFacts facts = usual().running(10_000);
    for (OffloadPolicy policy : OffloadPolicy.all(PolicySettings.defaults())) {
      boolean never = policy.name().equals("local-only");
      Class<?> sent = never ? EndDecision.Keep.class : EndDecision.RunInCloud.class;
      assertThat(policy.afterRun(LocalEnd.SUCCEEDED, facts)).isInstanceOf(EndDecision.Keep.class);
      assertThat(policy.afterRun(LocalEnd.FAILED, facts)).isInstanceOf(EndDecision.Keep.class);
      assertThat(policy.afterRun(LocalEnd.TIMED_OUT, facts)).isInstanceOf(sent);
      assertThat(policy.afterRun(LocalEnd.NO_SLOT, facts)).isInstanceOf(sent);
    }
  }

  @Test
  void keepsWhatTheCloudCannotHave() {
    RunFacts facts = usual().with(CloudState.none()).running(10_000);
    for (OffloadPolicy policy : OffloadPolicy.all(PolicySettings.defaults())) {
      assertThat(policy.afterRun(LocalEnd.NO_SLOT, facts)).isInstanceOf(EndDecision.Keep.class);
    }
  }
}
