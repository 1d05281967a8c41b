package dev.spillway.placement.policy;

import static dev.spillway.placement.policy.Facts.BUSY;
import static dev.spillway.placement.policy.Facts.FULL;
import static dev.spillway.placement.policy.Facts.expected;
import static dev.spillway.placement.policy.Facts.usual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.placement.estimate.Outlook;
import dev.spillway.placement.estimate.Outlook.Experience;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Where each policy sends a call that arrives. */
final class ArrivalTableTest {
  /**
   * A line of the table.
   *
   * @param expected where the call goes, for timeout, local-only, cloud-only, hedge and predictive
   */
  record Line(String name, Facts facts, String... expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String HERE = "RunLocally";
  private static final String CLOUD = "RunInCloud";
  private static final String WAIT = "Wait";
  private static final String REFUSE = "Refuse";

  private static final CloudState BROKEN = new CloudState(true, true, 10, true);
  private static final CloudState SATURATED = new CloudState(true, false, 0, true);
  private static final CloudState POOR = CloudState.open().unaffordable();

  static final List<Line> LINES =
      List.of(
          new Line("a slot is free", usual(), HERE, HERE, CLOUD, HERE, HERE),
          new Line(
              "all slots are busy, as fast there",
              usual().with(BUSY).with(expected(50, 100, 100)),
              CLOUD,
              WAIT,
              CLOUD,
              CLOUD,
              CLOUD),
          new Line(
              "the cloud is slower than waiting",
              usual().with(BUSY).with(expected(50, 100, 400)),
              CLOUD,
              WAIT,
              CLOUD,
              CLOUD,
              WAIT),
          new Line(
              "the cloud is slower, and the queue full",
              usual().with(FULL).with(expected(50, 100, 400)),
              CLOUD,
              REFUSE,
              CLOUD,
              CLOUD,
              CLOUD),
          new Line(
              "the cloud is faster",
              usual().with(expected(100, 50)),
              HERE,
              HERE,
              CLOUD,
              HERE,
              CLOUD),
          new Line(
              "the cloud is faster by less than the margin",
              usual().with(expected(100, 98)),
              HERE,
              HERE,
              CLOUD,
              HERE,
              HERE),
          new Line(
              "there is no cloud", usual().with(CloudState.none()), HERE, HERE, HERE, HERE, HERE),
          new Line(
              "there is no cloud, and all slots are busy",
              usual().with(CloudState.none()).with(BUSY),
              WAIT,
              WAIT,
              WAIT,
              WAIT,
              WAIT),
          new Line(
              "there is no cloud and no room",
              usual().with(CloudState.none()).with(FULL),
              REFUSE,
              REFUSE,
              REFUSE,
              REFUSE,
              REFUSE),
          new Line(
              "the breaker is open", usual().with(BROKEN).with(BUSY), WAIT, WAIT, WAIT, WAIT, WAIT),
          new Line(
              "the cloud has all it takes",
              usual().with(SATURATED).with(BUSY),
              WAIT,
              WAIT,
              WAIT,
              WAIT,
              WAIT),
          new Line(
              "the budget is spent", usual().with(POOR).with(BUSY), WAIT, WAIT, WAIT, WAIT, WAIT),
          new Line(
              "the gateway would give up",
              usual().with(BUSY).with(expected(60_000, 60_000, 29_000)),
              WAIT,
              WAIT,
              WAIT,
              WAIT,
              WAIT),
          new Line(
              "both meet the deadline",
              usual().with(expected(100, 50)).withDeadline(200),
              HERE,
              HERE,
              CLOUD,
              HERE,
              HERE),
          new Line(
              "only the cloud meets it",
              usual().with(expected(190, 50)).withDeadline(200),
              HERE,
              HERE,
              CLOUD,
              HERE,
              CLOUD),
          new Line(
              "only the cloud meets it with confidence",
              usual().with(expected(185, 150)).withDeadline(200),
              HERE,
              HERE,
              CLOUD,
              HERE,
              CLOUD),
          new Line(
              "waiting meets it",
              usual().with(BUSY).with(expected(80, 100, 50)).withDeadline(250),
              CLOUD,
              WAIT,
              CLOUD,
              CLOUD,
              WAIT),
          new Line(
              "none meets it and here is faster",
              usual().with(expected(300, 400)).withDeadline(200),
              HERE,
              HERE,
              CLOUD,
              HERE,
              HERE),
          new Line(
              "none meets it and the cloud is faster",
              usual().with(expected(400, 300)).withDeadline(200),
              HERE,
              HERE,
              CLOUD,
              HERE,
              CLOUD),
          new Line(
              "nothing is known", usual().with(Outlook.UNKNOWN), HERE, HERE, CLOUD, HERE, HERE),
          new Line(
              "nothing is known, and all slots are busy",
              usual().with(Outlook.UNKNOWN).with(BUSY),
              CLOUD,
              WAIT,
              CLOUD,
              CLOUD,
              CLOUD),
          new Line(
              "too little is known",
              usual().with(seen(9, 100, 0, 0)),
              HERE,
              HERE,
              CLOUD,
              HERE,
              HERE),
          new Line(
              "it waits where others want the slot",
              usual().with(BUSY).with(Facts.priced(expected(20, 100, 150), 0.5)),
              CLOUD,
              WAIT,
              CLOUD,
              CLOUD,
              CLOUD),
          new Line(
              "it waits where nobody else comes",
              usual().with(BUSY).with(Facts.alone(Facts.priced(expected(20, 100, 150), 0.5))),
              CLOUD,
              WAIT,
              CLOUD,
              CLOUD,
              WAIT),
          new Line(
              "others want the slot, but it does not wait",
              usual().with(Facts.priced(expected(100, 150), 0.9)),
              HERE,
              HERE,
              CLOUD,
              HERE,
              HERE),
          new Line(
              "the cloud is to be learned",
              usual().with(seen(100, 0, 0, 100)).withDraw(0.01),
              HERE,
              HERE,
              CLOUD,
              HERE,
              CLOUD),
          new Line(
              "the cloud was not seen for long",
              usual().with(seen(100, 9, 0, 100)).withDraw(0.01),
              HERE,
              HERE,
              CLOUD,
              HERE,
              CLOUD),
          new Line(
              "the cloud was seen",
              usual().with(seen(100, 9, 0, 99)).withDraw(0.01),
              HERE,
              HERE,
              CLOUD,
              HERE,
              HERE),
          new Line(
              "the cloud is hopeless",
              usual().with(hopeless()).withDraw(0.01),
              HERE,
              HERE,
              CLOUD,
              HERE,
              HERE),
          new Line(
              "servers were not seen for long",
              usual().with(slowHere()).withDraw(0.01),
              HERE,
              HERE,
              CLOUD,
              HERE,
              HERE));

  @ParameterizedTest
  @FieldSource("LINES")
  void sendsACallThere(Line line) {
    List<OffloadPolicy> policies = OffloadPolicy.all(PolicySettings.defaults());
    assertThat(policies)
        .extracting(policy -> policy.onArrival(line.facts().arriving()).getClass().getSimpleName())
        .containsExactly(line.expected());
  }

  @ParameterizedTest
  @FieldSource("LINES")
  void saysWhyInWords(Line line) {
    for (OffloadPolicy policy : OffloadPolicy.all(PolicySettings.defaults())) {
      Rationale rationale = policy.onArrival(line.facts().arriving()).rationale();
      assertThat(rationale.policy()).isEqualTo(policy.name());
      assertThat(rationale.reason()).isNotBlank();
    }
  }

  private static Outlook seen(long local, long cloud, long sinceLocal, long sinceCloud) {
    return Facts.experienced(
        expected(100, 110), new Experience(local, cloud, sinceLocal, sinceCloud));
  }

  private static Outlook hopeless() {
    return Facts.experienced(expected(100, 301), new Experience(100, 9, 0, 100));
  }

  private static Outlook slowHere() {
    return Facts.experienced(expected(100, 50), new Experience(100, 100, 100, 0));
  }
}
