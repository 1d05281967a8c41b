package dev.spillway.placement.estimate;

/**
 * Tells quantiles of values it was shown, to 1 % of the value; recent values weigh more.
 *
 * <p>A DDSketch (Masson, Rim and Lee, VLDB 2019): counts in buckets whose bounds are powers of one
 * base. Instead of counts there are weights that grow from one value to the next, which is forward
 * decay (Cormode, Shkapenyuk, Srivastava and Xu, ICDE 2009). Values outside of 10^-3 to 10^9 count
 * as the nearer of the two, so that there are at most 1,382 buckets. Not thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1908.10693">DDSketch</a>
 */
public final class QuantileSketch {
  private static final double ACCURACY = 0.01;
  private static final double BASE = (1 + ACCURACY) / (1 - ACCURACY);
  private static final double LOG_BASE = Math.log(BASE);
  private static final double SMALLEST = 1e-3;
  private static final double LARGEST = 1e9;

  /** Weights are scaled down before they leave the range in which doubles add up exactly enough. */
  private static final double HEAVIEST = 1e12;

  private final double growth;
  private double[] weights = new double[0];
  private int firstBucket;
  private double total;
  private double sum;
  private double nextWeight = 1;

  /**
   * Creates a sketch without values.
   *
   * @param halfLife after how many further values one weighs half as much
   */
  public QuantileSketch(int halfLife) {
    this.growth = Math.pow(2, 1.0 / halfLife);
  }

  /** Adds a value. */
  public void add(double value) {
    double kept = Math.min(LARGEST, Math.max(SMALLEST, value));
    int bucket = bucket(kept);
    makeRoom(bucket);
    weights[bucket - firstBucket] += nextWeight;
    total += nextWeight;
    sum += nextWeight * kept;
    nextWeight *= growth;
    if (nextWeight > HEAVIEST) {
      scaleDown();
    }
  }

  /** Lets what was added weigh less, as if so many further values had been added elsewhere. */
  void age(long values) {
    nextWeight *= Math.pow(growth, (double) values);
    if (nextWeight > HEAVIEST) {
      scaleDown();
    }
  }

  /** Returns how many values there are, where one that weighs half counts half. */
  public double samples() {
    return total * growth / nextWeight;
  }

  /** Returns whether no value was added yet. */
  public boolean isEmpty() {
    return total == 0;
  }

  /** Returns the mean; 0 where there is no value. */
  public double mean() {
    return total == 0 ? 0 : sum / total;
  }

  /** Returns the value below which a share of all is; 0 where there is none. */
  public double quantile(double share) {
    return quantileAbove(0, share);
  }

  /** Returns the share of values above {@code floor}. */
  public double shareAbove(double floor) {
    return total == 0 ? 0 : weightAbove(firstAbove(floor)) / total;
  }

  /**
   * Returns the value below which a share of those is that are above {@code floor}; {@code floor}
   * where there are none.
   */
  public double quantileAbove(double floor, double share) {
    int from = firstAbove(floor);
    double wanted = share * weightAbove(from);
    double seen = 0;
    double highest = floor;
    for (int i = from; i < weights.length; i++) {
      if (weights[i] > 0) {
        seen += weights[i];
        highest = value(firstBucket + i);
        if (seen >= wanted) {
          return highest;
        }
      }
    }
    return highest;
  }

  /** Returns the mean of the values above {@code floor}; {@code floor} where there are none. */
  public double meanAbove(double floor) {
    if (floor <= 0) {
      return mean();
    }
    int from = firstAbove(floor);
    double weight = weightAbove(from);
    double weighed = 0;
    for (int i = from; i < weights.length; i++) {
      weighed += weights[i] * value(firstBucket + i);
    }
    return weight == 0 ? floor : weighed / weight;
  }

  private int firstAbove(double floor) {
    return floor <= SMALLEST ? 0 : Math.max(0, bucket(Math.min(LARGEST, floor)) + 1 - firstBucket);
  }

  private double weightAbove(int from) {
    double weight = 0;
    for (int i = from; i < weights.length; i++) {
      weight += weights[i];
    }
    return weight;
  }

  private void makeRoom(int bucket) {
    if (weights.length == 0) {
      firstBucket = bucket;
      weights = new double[1];
      return;
    }
    int first = Math.min(firstBucket, bucket);
    int end = Math.max(firstBucket + weights.length, bucket + 1);
    if (end - first == weights.length) {
      return;
    }
    double[] wider = new double[end - first];
    for (int i = 0; i < weights.length; i++) {
      wider[firstBucket - first + i] = weights[i];
    }
    weights = wider;
    firstBucket = first;
  }

  private void scaleDown() {
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= nextWeight;
    }
    total /= nextWeight;
    sum /= nextWeight;
    nextWeight = 1;
  }

  private static int bucket(double value) {
    return (int) Math.ceil(Math.log(value) / LOG_BASE);
  }

  /** Returns the value that is within 1 % of all in a bucket. */
  private static double value(int bucket) {
    return 2 * Math.pow(BASE, bucket) / (BASE + 1);
  }
}
