package dev.spillway.placement.estimate;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Predicts a run time from those of nearby parameters: a straight line through their logarithms, by
 * least squares in which the near and the often seen weigh more (Cleveland's local regression, JASA
 * 1979, in one dimension).
 */
enum Trend {
  /** Each step multiplies the time, as with a recursive Fibonacci. */
  EXPONENTIAL {
    @Override
    double scale(double parameter) {
      return parameter;
    }
  },
  /** Twice the parameter multiplies the time, as with loops over it. */
  POWER {
    @Override
    double scale(double parameter) {
      return ParameterKey.logarithm(parameter);
    }
  };

  private static final int EACH_SIDE = 6;
  private static final double MOST_SAMPLES = 20;

  /** A line that leaves what was seen is not followed further than this, in logarithms. */
  private static final double FURTHEST = Math.log(100);

  /** Returns where a parameter stands on the line's axis. */
  abstract double scale(double parameter);

  /** Returns the run time that the line gives, in milliseconds; empty without two neighbours. */
  OptionalDouble predict(ParameterKey key, Neighbourhoods neighbourhoods) {
    if (key.number().isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Neighbourhood> near = neighbourhoods.around(key, EACH_SIDE);
    if (near.size() < 2) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(line(scale(key.number().getAsDouble()), near, neighbourhoods.uses()));
  }

  private double line(double x, List<Neighbourhood> near, long now) {
    double reach = reach(x, near);
    double weight = 0;
    double meanX = 0;
    double meanY = 0;
    for (Neighbourhood point : near) {
      double w = weight(point, x, reach, now);
      weight += w;
      meanX += w * distance(point, x);
      meanY += w * height(point);
    }
    meanX /= weight;
    meanY /= weight;
    double covariance = 0;
    double variance = 0;
    for (Neighbourhood point : near) {
      double w = weight(point, x, reach, now);
      double dx = distance(point, x) - meanX;
      covariance += w * dx * (height(point) - meanY);
      variance += w * dx * dx;
    }
    // Distances are from x, so that the line's value at x is the intercept.
    double steps = variance == 0 ? 0 : -meanX * covariance / variance;
    return Math.exp(meanY + Math.max(-FURTHEST, Math.min(FURTHEST, steps)));
  }

  private double reach(double x, List<Neighbourhood> near) {
    return near.stream().mapToDouble(point -> Math.abs(distance(point, x))).average().orElse(0);
  }

  private double distance(Neighbourhood point, double x) {
    return scale(point.position()) - x;
  }

  private double weight(Neighbourhood point, double x, double reach, long now) {
    double steps = reach == 0 ? 0 : distance(point, x) / reach;
    return Math.min(MOST_SAMPLES, point.samples(now)) / (1 + steps * steps);
  }

  private static double height(Neighbourhood point) {
    return Math.log(point.runs().quantile(0.5));
  }
}
