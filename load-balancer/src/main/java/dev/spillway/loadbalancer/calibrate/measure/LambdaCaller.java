package dev.spillway.loadbalancer.calibrate.measure;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.invocation.InvocationOutcome.TimedOut;
import dev.spillway.loadbalancer.calibrate.Sample;
import dev.spillway.loadbalancer.calibrate.Sample.Answer;
import dev.spillway.loadbalancer.calibrate.Sample.Failed;
import dev.spillway.loadbalancer.calibrate.Sample.Printed;
import java.time.Duration;

/** Calls the function in the cloud; a call that the cloud does not take ends the calibration. */
public final class LambdaCaller implements PlaceCaller {
  private final CloudInvoker cloud;

  /** Creates a caller of the function at one size. */
  public LambdaCaller(CloudInvoker cloud) {
    this.cloud = cloud;
  }

  @Override
  public Sample call(String parameter) {
    long start = System.nanoTime();
    CloudOutcome end = cloud.invoke(Invocation.of(parameter));
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (end.outcome() instanceof Rejected rejected && !end.mayHaveRun()) {
      throw new CalibrationException(
          "The calibration ended because the cloud was not called: " + rejected.reason());
    }
    return new Sample(time, answer(end.outcome()), end.bill().usage());
  }

  private static Answer answer(InvocationOutcome outcome) {
    return switch (outcome) {
      case Completed(var stdout) -> new Printed(stdout);
      case FunctionFailed(int exitCode, var stderr) ->
          new Failed("the function ended with exit code " + exitCode + ": " + stderr.strip());
      case TimedOut(var limit) -> new Failed("it was killed after " + limit.toSeconds() + " s");
      case Rejected(_, var reason) -> new Failed(reason);
    };
  }
}
