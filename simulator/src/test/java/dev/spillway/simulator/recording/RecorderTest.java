package dev.spillway.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spillway.common.journal.CallRecord;
import dev.spillway.simulator.trace.TracedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class RecorderTest {
  private static Recording record(CallRecord... calls) {
    return Recorder.record("calls", List.of(calls), OptionalDouble.empty());
  }

  @Test
  void takesTheTimesOfThePlaceWhereACallRan() {
    List<TracedCall> calls =
        record(RecordedCalls.cloud(3, "7", 300), RecordedCalls.local(1, "7", 100)).trace().calls();

    assertThat(calls.getFirst())
        .returns(0.0, TracedCall::arrivalMillis)
        .returns("7", TracedCall::parameter)
        .returns(105.0, TracedCall::localMillis); // with the way there and the process' start
    assertThat(calls.getLast())
        .returns(2_000.0, TracedCall::arrivalMillis)
        .returns(300.0, TracedCall::cloudMillis)
        .returns(20.0, TracedCall::gatewayMillis);
  }

  @Test
  void fillsInTheOtherPlaceFromCallsWithTheSameParameter() {
    List<CallRecord> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      calls.add(RecordedCalls.local(4 * i, "7", 100));
      calls.add(RecordedCalls.cloud(4 * i + 1, "7", 300));
      calls.add(RecordedCalls.local(4 * i + 2, "9", 1_000));
      calls.add(RecordedCalls.cloud(4 * i + 3, "9", 3_000));
    }
    Recording recording = Recorder.record("calls", calls, OptionalDouble.empty());

    assertThat(recording.trace().calls())
        .allSatisfy(
            call -> {
              double times = call.parameter().equals("7") ? 1 : 10;
              assertThat(call.cloudMillis()).isCloseTo(300 * times, within(6 * times));
              assertThat(call.localMillis()).isCloseTo(100 * times + 5, within(3 * times));
            });
    assertThat(recording.tally()).isEqualTo(new Tally(0, 80, 80, 0, 0, 0));
  }

  @Test
  void drawsWhatItFillsInWithTheSpreadThatWasMeasured() {
    List<CallRecord> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      calls.add(RecordedCalls.local(2 * i, "7", i % 5 == 0 ? 1_000 : 100));
      calls.add(RecordedCalls.cloud(2 * i + 1, "7", 100));
    }
    List<TracedCall> cloudCalls =
        Recorder.record("calls", calls, OptionalDouble.empty()).trace().calls().stream()
            .filter(call -> call.arrivalMillis() % 2_000 == 1_000)
            .toList();

    assertThat(cloudCalls.stream().filter(call -> call.localMillis() > 900).count())
        .as("a fifth of 200")
        .isBetween(25L, 55L);
  }

  @Test
  void takesAKilledRunForOneThatLastsLonger() {
    Recording recording =
        record(
            RecordedCalls.local(0, "7", 100),
            RecordedCalls.local(1, "7", 900),
            RecordedCalls.moved(2, "7", 500, 300));

    assertThat(recording.trace().calls().getLast().localMillis()).isCloseTo(905, within(20.0));
    assertThat(recording.tally()).isEqualTo(new Tally(0, 2, 1, 1, 0, 0));
  }

  @Test
  void tellsColdStartsFromTheWayToTheCloud() {
    Recording recording =
        record(
            RecordedCalls.local(0, "7", 100),
            RecordedCalls.cloud(1, "7", 100),
            RecordedCalls.cold(2, "7", 100, 300));

    assertThat(recording.cloud()).isEqualTo(new CloudFacts(20, 1, 300));
    assertThat(recording.trace().calls().getLast().gatewayMillis()).isEqualTo(20);
  }

  @Test
  void leavesOutWhatFailed() {
    Recording recording =
        record(
            RecordedCalls.failed(0, "7"),
            RecordedCalls.local(1, "7", 100),
            RecordedCalls.cloud(2, "7", 100));

    assertThat(recording.trace().size()).isEqualTo(2);
    assertThat(recording.records()).hasSize(2);
    assertThat(recording.tally().failed()).isEqualTo(1);
    assertThat(recording.slots(2)).isEqualTo(6);
  }

  @Test
  void saysWhatToDoWhereOnePlaceWasNeverSeen() {
    assertThatThrownBy(() -> record(RecordedCalls.local(0, "7", 100)))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("All 1 calls ran on servers")
        .hasMessageContaining("--cloud-ratio");
    assertThatThrownBy(() -> record(RecordedCalls.cloud(0, "7", 100)))
        .hasMessageContaining("ran in the cloud");
    assertThatThrownBy(() -> record(RecordedCalls.failed(0, "7")))
        .hasMessageContaining("no records of calls that ended well");
  }

  @Test
  void takesTheRatioWhereOnePlaceWasNeverSeen() {
    OptionalDouble twice = OptionalDouble.of(2);
    assertThat(
            Recorder.record("calls", List.of(RecordedCalls.local(0, "7", 95)), twice)
                .trace()
                .calls()
                .getFirst()
                .cloudMillis())
        .isEqualTo(200);
    assertThat(
            Recorder.record("calls", List.of(RecordedCalls.cloud(0, "7", 100)), twice)
                .trace()
                .calls()
                .getFirst()
                .localMillis())
        .isEqualTo(50);
  }
}
