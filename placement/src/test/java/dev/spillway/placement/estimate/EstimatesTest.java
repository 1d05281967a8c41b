package dev.spillway.placement.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spillway.placement.estimate.CloudTimes.Parts;
import dev.spillway.placement.estimate.Estimates.CloudTerms;
import dev.spillway.placement.money.Tariff;
import org.junit.jupiter.api.Test;

final class EstimatesTest {
  private static final CloudTerms TERMS = new CloudTerms(Tariff.aws(), 1_024);

  private final Estimates estimates = new Estimates(TERMS, 0.95);

  @Test
  void knowNothingAtFirst() {
    Outlook outlook = estimates.arriving("1", Estimate.NOTHING, 0);
    assertThat(outlook.localCompletion()).isEmpty();
    assertThat(outlook.cloudTrip()).isEmpty();
    assertThat(outlook).hasToString("local: not known; cloud: not known");
  }

  @Test
  void addTheQueueToTheRun() {
    estimates.ranLocally("1", 100);
    Outlook outlook = estimates.arriving("1", new Estimate(50, 50, 60, 1), 0);
    assertThat(outlook.localCompletion().orElseThrow().meanMillis()).isCloseTo(150, within(2.0));
  }

  @Test
  void addGatewayAndColdStartToTheRunInTheCloud() {
    answer(100, 250, 15);
    answer(100, 0, 15);
    assertThat(trip(0)).isCloseTo(115, within(2.0));
    estimates.sentToCloud(0);
    estimates.sentToCloud(0); // takes the only environment that is left
    assertThat(trip(0)).isGreaterThan(250);
  }

  @Test
  void countWhatAColdStartTakesOnTheWay() {
    answer(100, 0, 15);
    for (int i = 0; i < 20; i++) {
      estimates.sentToCloud(0);
      answer(100, 250, 115); // none was idle: the platform started one before the handler's clock
    }
    for (int i = 0; i < 25; i++) {
      estimates.sentToCloud(0);
    }
    assertThat(trip(0)).isCloseTo(100 + 15 + 350, within(10.0));
  }

  @Test
  void tellTheCostOfACall() {
    answer(1_000, 250, 15);
    Outlook outlook = estimates.arriving("1", Estimate.NOTHING, 0);
    assertThat(outlook.cloudCost().dollars().doubleValue()).isCloseTo(0.0000203667, within(3e-7));
  }

  @Test
  void countWhatTheyRestOn() {
    answer(100, 0, 15);
    estimates.ranLocally("1", 100);
    estimates.ranLocallyAtLeast("1", 100);
    assertThat(estimates.arriving("1", Estimate.NOTHING, 0).experience())
        .isEqualTo(new Outlook.Experience(2, 1, 0, 2));
  }

  @Test
  void priceASlotByWhatTheCloudTakesMore() {
    estimates.ranLocally("1", 100);
    answer(135, 0, 15);
    assertThat(estimates.arriving("1", Estimate.NOTHING, 0).slotPrice())
        .isCloseTo(0.5, within(0.02));
  }

  @Test
  void takeAParameterThatOnlyServersKnowAsSoMuchSlowerAsTheOthers() {
    for (int i = 0; i < 5; i++) {
      estimates.ranLocally("1", 100);
      estimates.ranLocally("unseen there", 1_000);
    }
    answer(200, 0, 15);
    assertThat(unseenTrip(0)).isCloseTo(2_015, within(60.0));
    assertThat(unseenTrip(3_000)).isGreaterThan(6_000);
  }

  @Test
  void refuseAConfidenceThatIsNoShare() {
    assertThatThrownBy(() -> new Estimates(TERMS, 95)).hasMessageContaining("95");
  }

  private void answer(double run, double cold, double gateway) {
    estimates.cloudAnswered("1", new Parts(run, cold, gateway), estimates.sentToCloud(0), 0);
  }

  private double trip(double now) {
    return estimates.arriving("1", Estimate.NOTHING, now).cloudTrip().orElseThrow().meanMillis();
  }

  private double unseenTrip(double elapsed) {
    return estimates.running("unseen there", elapsed, 0).cloudTrip().orElseThrow().meanMillis();
  }
}
