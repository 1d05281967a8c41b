package dev.spillway.loadbalancer.calibrate;

import static dev.spillway.loadbalancer.calibrate.Measurements.printing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DisagreementTest {
  private static final Place HERE = new Place.Here();
  private static final Place THERE = new Place.There(512);

  @Test
  void findsNoneWhereAllPrintTheSame() {
    assertThat(
            Disagreement.among(
                List.of(
                    printing("1", HERE, "a\n", "a\n"),
                    printing("1", THERE, "a\n"),
                    printing("2", HERE, "b\n"))))
        .isEmpty();
  }

  @Test
  void findsWhatDiffersBetweenPlacesToTheLastCharacter() {
    assertThat(
            Disagreement.among(
                List.of(
                    printing("1", HERE, "a"),
                    printing("1", THERE, "a\n"),
                    printing("2", HERE, "b"),
                    printing("2", THERE, "b"))))
        .containsExactly(new Disagreement("1", false, List.of("a", "a\n")));
  }

  @Test
  void findsWhatDiffersFromCallToCall() {
    assertThat(
            Disagreement.among(List.of(printing("1", HERE, "a", "b"), printing("1", THERE, "a"))))
        .containsExactly(new Disagreement("1", true, List.of("a", "b")));
  }

  @Test
  void learnsNothingFromCallsWithoutAResult() {
    assertThat(
            Disagreement.among(
                List.of(printing("1", HERE, "a"), Measurements.failed("1", 512, "killed"))))
        .isEmpty();
  }
}
