package dev.spillway.loadbalancer.calibrate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.loadbalancer.calibrate.Measurement;
import dev.spillway.loadbalancer.calibrate.Place;
import dev.spillway.loadbalancer.calibrate.Plan;
import dev.spillway.loadbalancer.calibrate.Sample;
import dev.spillway.loadbalancer.calibrate.Sample.Answer;
import dev.spillway.loadbalancer.calibrate.Sample.Failed;
import dev.spillway.loadbalancer.calibrate.Sample.Printed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CalibratorTest {
  private static final Plan PLAN = new Plan(List.of("20", "30"), List.of(1769, 512), 2);

  private final List<String> calls = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();
  private final Calibrator calibrator = new Calibrator(PLAN, progress::add);

  @Test
  void callsEachParameterHere() {
    List<Measurement> runs = calibrator.here(caller("here"));
    assertThat(calls).containsExactly("here 20", "here 20", "here 30", "here 30");
    assertThat(runs).extracting(Measurement::place).containsOnly(new Place.Here());
    assertThat(runs).extracting(run -> run.warm().size()).containsExactly(2, 2);
    assertThat(progress).containsExactly("Here: 4 calls");
  }

  @Test
  void callsEachSizeOnceColdAndTheSmallestFirst() {
    List<Measurement> runs = calibrator.there(memoryMb -> caller(memoryMb + " MB"));
    assertThat(calls)
        .hasSize(PLAN.cloudCalls())
        .startsWith("512 MB 20", "512 MB 20", "512 MB 20", "512 MB 30", "512 MB 30", "1769 MB 20");
    assertThat(runs)
        .extracting(run -> run.cold().isPresent())
        .containsExactly(true, false, true, false);
    assertThat(runs).extracting(run -> run.warm().size()).containsOnly(2);
  }

  @Test
  void leavesASizeThatFails() {
    List<Measurement> runs =
        calibrator.there(
            memoryMb -> memoryMb == 512 ? failing("512 MB") : caller(memoryMb + " MB"));
    assertThat(calls.stream().filter(call -> call.startsWith("512"))).containsExactly("512 MB 20");
    assertThat(runs).hasSize(3);
    assertThat(runs.getFirst().failure()).contains("killed");
  }

  @Test
  void goesOnHereWithTheNextParameter() {
    assertThat(calibrator.here(failing("here"))).hasSize(2);
    assertThat(calls).containsExactly("here 20", "here 30");
  }

  @Test
  void endsWhereTheCloudIsNotCalled() {
    PlaceCaller unpaid =
        new LambdaCaller(
            call -> CloudOutcome.unsent(FaultCode.NO_BUDGET, "The budget is used up."));
    assertThatThrownBy(() -> calibrator.there(memoryMb -> unpaid))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("The budget is used up.");
  }

  private PlaceCaller caller(String name) {
    return answering(name, new Printed("same"));
  }

  private PlaceCaller failing(String name) {
    return answering(name, new Failed("killed"));
  }

  private PlaceCaller answering(String name, Answer answer) {
    return parameter -> {
      calls.add(name + " " + parameter);
      return Sample.here(Duration.ofMillis(1), answer);
    };
  }
}
