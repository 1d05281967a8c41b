package dev.spillway.simulator.workload;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** How long calls take. */
@FunctionalInterface
interface Durations {
  /**
   * Draws what so many calls do, in the order in which they come.
   *
   * @param random the only source of chance
   */
  Body[] draw(int count, RandomGenerator random);

  /**
   * The report's function: recursive Fibonacci, whose time grows by the golden ratio with n.
   *
   * @param cloudFactor how much longer the cloud takes
   */
  static Durations fibonacci(int from, int to, double cloudFactor) {
    double goldenRatio = (1 + Math.sqrt(5)) / 2;
    double startMillis = 1;
    double fib20Millis = 1;
    double noise = 0.05;
    return each(
        random -> {
          int n = random.nextInt(from, to + 1);
          double run = startMillis + fib20Millis * Math.pow(goldenRatio, n - 20);
          return new Body(
              Integer.toString(n),
              run * spread(noise, random),
              run * cloudFactor * spread(noise, random));
        });
  }

  /** Calls that all take nearly the same, at both places. */
  static Durations equal(double millis, double cloudFactor) {
    double noise = 0.05;
    return each(
        random ->
            new Body(
                "x", millis * spread(noise, random), millis * cloudFactor * spread(noise, random)));
  }

  /**
   * Functions as they run on Azure: the mean run times are log-normal over the functions, with the
   * published fit: the logarithm of the seconds has mean -0.38 and deviation 2.36 (Shahrad et al.,
   * Serverless in the Wild, USENIX ATC 2020, section 3.4). The parameter says which function. Means
   * are cut at 1 ms and 10 s, so that a trace of some thousand calls has a mean at all.
   */
  static Durations azure(int functions, double cloudFactor) {
    double noise = 0.1;
    return (count, random) -> {
      double[] means =
          random
              .doubles(functions)
              .map(_ -> 1_000 * Math.exp(-0.38 + 2.36 * random.nextGaussian()))
              .map(millis -> Math.max(1, Math.min(10_000, millis)))
              .toArray();
      return each(own -> {
            int function = own.nextInt(functions);
            double mean = means[function];
            return new Body(
                "f" + function, mean * spread(noise, own), mean * cloudFactor * spread(noise, own));
          })
          .draw(count, random);
    };
  }

  /** Calls of which a share takes a multiple, at either place independently: stragglers. */
  static Durations stragglers(double millis, double share, double multiple) {
    double noise = 0.2;
    return each(
        random ->
            new Body(
                "x",
                millis * spread(noise, random) * straggle(share, multiple, random),
                millis * spread(noise, random) * straggle(share, multiple, random)));
  }

  /** Calls with a log-normal run time, drawn independently for both places. */
  static Durations logNormal(double medianMillis, double sigma) {
    return each(
        random ->
            new Body(
                "x",
                medianMillis * Math.exp(sigma * random.nextGaussian()),
                medianMillis * Math.exp(sigma * random.nextGaussian())));
  }

  /** Calls whose time grows with the parameter, the cheap ones faster here, the dear ones there. */
  static Durations crossover(double cloudStartMillis, double cloudFactor) {
    double noise = 0.08;
    return each(
        random -> {
          double size = Math.exp(random.nextDouble(Math.log(10), Math.log(2_000)));
          return new Body(
              String.format(Locale.ROOT, "%.0f", size),
              (2 + size) * spread(noise, random),
              (cloudStartMillis + cloudFactor * size) * spread(noise, random));
        });
  }

  /** As these, but in the second half the cloud takes a multiple. */
  default Durations withCloudThatChanges(double multiple) {
    return (count, random) -> {
      Body[] bodies = draw(count, random);
      for (int i = count / 2; i < count; i++) {
        Body body = bodies[i];
        bodies[i] = new Body(body.parameter(), body.localMillis(), multiple * body.cloudMillis());
      }
      return bodies;
    };
  }

  /** What one call does, drawn independently of all others. */
  @FunctionalInterface
  interface One {
    /** Draws it. */
    Body draw(RandomGenerator random);
  }

  private static Durations each(One one) {
    return (count, random) -> {
      Body[] bodies = new Body[count];
      Arrays.setAll(bodies, i -> one.draw(random));
      return bodies;
    };
  }

  private static double straggle(double share, double multiple, RandomGenerator random) {
    return random.nextDouble() < share ? multiple : 1;
  }

  /** Returns a factor whose mean is 1. */
  private static double spread(double sigma, RandomGenerator random) {
    return Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
  }
}
