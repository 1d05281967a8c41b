package dev.spillway.loadbalancer;

import dev.spillway.common.budget.Budget;
import dev.spillway.common.cloud.CloudTerms;
import dev.spillway.common.cloud.PaidCloud;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.FunctionStoreException;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.JournalException;
import dev.spillway.common.journal.RedisCallRecords;
import dev.spillway.loadbalancer.calibrate.Forecast;
import dev.spillway.loadbalancer.calibrate.Measurement;
import dev.spillway.loadbalancer.calibrate.Plan;
import dev.spillway.loadbalancer.calibrate.measure.CalibrationException;
import dev.spillway.loadbalancer.calibrate.measure.Calibrator;
import dev.spillway.loadbalancer.calibrate.measure.LambdaCaller;
import dev.spillway.loadbalancer.calibrate.measure.PlaceCaller;
import dev.spillway.loadbalancer.deploy.TrialFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Measures the stored function here and in the cloud, and leaves nothing there. */
final class Calibration implements AutoCloseable {
  private static final int RECORDS = 1_000;
  private static final int PARAMETERS = 5;

  private final FunctionName name;
  private final CloudTerms terms;
  private final Parts parts;

  /**
   * What it uses.
   *
   * @param store where the function is
   * @param records what was called lately
   * @param servers calls it here
   * @param trials puts it into the cloud, to be measured there
   * @param budget what calls to the cloud may cost, where that is limited
   * @param resources what is closed at the end
   */
  record Parts(
      RedisFunctionStore store,
      RedisCallRecords records,
      PlaceCaller servers,
      Function<FunctionSpec, TrialFunction> trials,
      Optional<Budget> budget,
      Resources resources) {}

  Calibration(FunctionName name, CloudTerms terms, Parts parts) {
    this.name = name;
    this.terms = terms;
    this.parts = parts;
  }

  /**
   * Returns the parameters of the last calls, each once, a few at most.
   *
   * @throws CalibrationException if there are none
   */
  List<String> lastParameters() {
    List<String> found =
        latest().stream()
            .filter(call -> call.function().equals(name.value()))
            .filter(CallRecord::hasWholeParameter)
            .map(CallRecord::parameter)
            .distinct()
            .limit(PARAMETERS)
            .toList();
    if (found.isEmpty()) {
      throw new CalibrationException(
          "No call of '"
              + name
              + "' is recorded, so it is not known what to call it with: name"
              + " parameters, e.g. --params 20,25,30.");
    }
    return found;
  }

  /**
   * Measures the function, here first.
   *
   * @param progress is told each step, in a line
   * @throws CalibrationException if that is not possible
   * @throws dev.spillway.loadbalancer.deploy.CloudException if the cloud refuses
   */
  List<Measurement> measure(Plan plan, Consumer<String> progress) {
    FunctionSpec function = function();
    Calibrator calibrator = new Calibrator(plan, progress);
    List<Measurement> all = new ArrayList<>(calibrator.here(parts.servers()));
    Forecast cost = Forecast.of(plan, all, terms.withoutGateway().tariff(), terms.size().timeout());
    progress.accept(
        "In the cloud: at most %d calls, for about %s, at most %s"
            .formatted(plan.cloudCalls(), cost.expected(), cost.most()));
    try (TrialFunction trial = parts.trials().apply(function)) {
      // Also where somebody presses Ctrl-C.
      Runtime.getRuntime().addShutdownHook(new Thread(trial::close, "remove-trial"));
      all.addAll(calibrator.there(memoryMb -> caller(trial, memoryMb)));
    }
    return all;
  }

  @Override
  public void close() {
    parts.resources().close();
  }

  private PlaceCaller caller(TrialFunction trial, int memoryMb) {
    return new LambdaCaller(
        PaidCloud.of(
            trial.resize(memoryMb), terms.withMemory(memoryMb).withoutGateway(), parts.budget()));
  }

  private FunctionSpec function() {
    try {
      return parts
          .store()
          .fetch(name)
          .orElseThrow(
              () ->
                  new CalibrationException(
                      "Redis has no function under the key '"
                          + name
                          + "': store one with ./spillway add-faas FILE."));
    } catch (FunctionStoreException e) {
      throw unreachable(e);
    }
  }

  private List<CallRecord> latest() {
    try {
      return parts.records().latest(RECORDS);
    } catch (JournalException e) {
      throw unreachable(e);
    }
  }

  private static CalibrationException unreachable(RuntimeException e) {
    return new CalibrationException(
        e.getMessage() + ". Bring the system up (./spillway up), Redis with it.", e);
  }
}
