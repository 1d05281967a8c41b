package dev.spillway.placement.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PricesTest {
  private final Prices aws = Prices.aws();

  @Test
  void chargesRequestAndGatewayForACallThatTakesNoTime() {
    assertThat(aws.ofCall(0, 128).usd()).isEqualByComparingTo("0.0000037");
  }

  @Test
  void chargesAGigabyteSecondExactly() {
    assertThat(aws.ofCall(1_000, 1_024).usd()).isEqualByComparingTo("0.0000203667");
  }

  @Test
  void roundsTheLastPicodollarUp() {
    // A millisecond of a megabyte is 16.276... picodollars.
    assertThat(aws.ofCall(1, 1).picodollars()).isEqualTo(3_700_017);
  }

  @Test
  void growsWithTimeAndMemory() {
    assertThat(aws.ofCall(2, 128)).isGreaterThan(aws.ofCall(1, 128));
    assertThat(aws.ofCall(1, 256)).isGreaterThan(aws.ofCall(1, 128));
  }

  @Test
  void holdsTheLongestCallWithTheMostMemory() {
    assertThat(aws.ofCall(900_000, 10_240).usd()).isEqualByComparingTo("0.1500040000");
  }

  @Test
  void refusesNegativeTimes() {
    assertThatThrownBy(() -> aws.ofCall(-1, 128)).hasMessageContaining("-1 ms");
    assertThatThrownBy(() -> new Cost(-1)).hasMessageContaining("-1");
  }

  @Test
  void readsAsDollars() {
    assertThat(new Cost(3_700_000)).hasToString("$0.0000037");
    assertThat(Cost.ZERO).hasToString("$0");
  }
}
