package dev.spillway.placement.estimate;

/** The run times of parameters that are taken as alike. Not thread-safe. */
final class Neighbourhood {
  /** In calls of the function, whatever their parameter: what is rare must grow old as well. */
  private static final int HALF_LIFE = 300;

  private static final double LEAST = 1e-9;

  private final double position;
  private final QuantileSketch runs = new QuantileSketch(HALF_LIFE);
  private long lastUse;

  /**
   * Creates one without run times.
   *
   * @param position the first parameter, as a number; the others are within 2 % of it
   */
  Neighbourhood(double position) {
    this.position = position;
  }

  double position() {
    return position;
  }

  QuantileSketch runs() {
    return runs;
  }

  long lastUse() {
    return lastUse;
  }

  /** Returns how many run times it rests on, where one that weighs half counts half. */
  double samples(long now) {
    // Never nothing: where all are ancient, they still weigh as much as each other.
    return runs.samples() * Math.max(LEAST, Math.pow(0.5, (double) (now - lastUse) / HALF_LIFE));
  }

  /**
   * Adds a run time.
   *
   * @param use the number of the call, among all of the function
   */
  void add(double millis, long use) {
    runs.age(Math.max(0, use - lastUse - 1));
    runs.add(millis);
    lastUse = use;
  }
}
