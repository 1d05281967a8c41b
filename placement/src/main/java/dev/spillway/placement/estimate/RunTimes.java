package dev.spillway.placement.estimate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Learns how long a function runs at one place, by its parameter.
 *
 * <p>There are four ways to predict: by what the parameter's own neighbourhood took, by the two
 * {@linkplain Trend trends} through the others, and by what all calls took. The one counts that was
 * least off lately among those that have something to say. Memory is bounded. Not thread-safe.
 */
public final class RunTimes {
  private static final int HALF_LIFE = 500;

  /** Whom to believe before anybody has been tried, as errors. */
  private static final double OWN_SUSPICION = 0.05;

  private static final double TREND_SUSPICION = 0.3;
  private static final double ALL_SUSPICION = 0.9;

  private final Neighbourhoods numbers = new Neighbourhoods();
  private final Neighbourhoods texts = new Neighbourhoods();
  private final QuantileSketch all = new QuantileSketch(HALF_LIFE);
  private final TrackRecord ownRecord = new TrackRecord(OWN_SUSPICION);
  private final TrackRecord allRecord = new TrackRecord(ALL_SUSPICION);
  private final Map<Trend, TrackRecord> trendRecords = new EnumMap<>(Trend.class);
  private MeanError meanError = MeanError.NONE;

  /** Creates an estimate that has seen nothing. */
  public RunTimes() {
    for (Trend trend : Trend.values()) {
      trendRecords.put(trend, new TrackRecord(TREND_SUSPICION));
    }
  }

  /** Learns from a run that ended by itself. */
  public void ran(String parameter, double millis) {
    ParameterKey key = ParameterKey.of(parameter);
    if (isKnown(key)) {
      predict(key).ifPresent(it -> meanError = meanError.with(it.median(), millis));
    }
    own(key).ifPresent(it -> ownRecord.compare(it.quantile(0.5), millis));
    if (!all.isEmpty()) {
      allRecord.compare(all.quantile(0.5), millis);
    }
    trendRecords.forEach(
        (trend, its) ->
            trend.predict(key, numbers).ifPresent(predicted -> its.compare(predicted, millis)));
    add(key, millis);
  }

  /**
   * Learns from a run that was stopped: it is taken to have gone on as those that lasted as long.
   * To leave it out would make the estimate forget that there are long runs.
   */
  public void ranAtLeast(String parameter, double millis) {
    ParameterKey key = ParameterKey.of(parameter);
    double left = predict(key).map(it -> it.remaining(millis, 0.5).meanMillis()).orElse(millis);
    add(key, millis + left);
  }

  /**
   * Returns how long a run goes on; empty where nothing was seen.
   *
   * @param elapsedMillis for how long it has run
   * @param confidence of the estimate's high value, e.g. 0.95
   */
  public Optional<Estimate> remaining(String parameter, double elapsedMillis, double confidence) {
    return predict(ParameterKey.of(parameter)).map(it -> it.remaining(elapsedMillis, confidence));
  }

  /** Returns the time within which a share of the runs with this parameter end. */
  public OptionalDouble quantile(String parameter, double share) {
    return predict(ParameterKey.of(parameter))
        .map(it -> OptionalDouble.of(it.quantile(share)))
        .orElseGet(OptionalDouble::empty);
  }

  /**
   * Returns how far predictions were off so far, each made before its run was learned from; those
   * for which only other parameters' run times were known, and no trend, are not counted.
   */
  public MeanError meanError() {
    return meanError;
  }

  /** Returns whether runs with this parameter were seen, or there is a trend for it. */
  boolean knows(String parameter) {
    return isKnown(ParameterKey.of(parameter));
  }

  private Optional<Prediction> predict(ParameterKey key) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Prediction best = new Prediction(1, all);
    double error = allRecord.error();
    for (Trend trend : Trend.values()) {
      TrackRecord its = trendRecords.getOrDefault(trend, allRecord);
      OptionalDouble predicted = trend.predict(key, numbers);
      if (predicted.isPresent() && !its.ratios().isEmpty() && its.error() < error) {
        best = new Prediction(predicted.getAsDouble(), its.ratios());
        error = its.error();
      }
    }
    Optional<QuantileSketch> own = own(key);
    if (own.isPresent() && ownRecord.error() <= error) {
      return Optional.of(new Prediction(1, own.get()));
    }
    return Optional.of(best);
  }

  private boolean isKnown(ParameterKey key) {
    return own(key).isPresent() || (key.number().isPresent() && numbers.size() > 1);
  }

  private Optional<QuantileSketch> own(ParameterKey key) {
    return group(key).find(key).map(Neighbourhood::runs);
  }

  private void add(ParameterKey key, double millis) {
    group(key).add(key, millis);
    all.add(millis);
  }

  private Neighbourhoods group(ParameterKey key) {
    return key.number().isPresent() ? numbers : texts;
  }
}
