package dev.spillway.placement.estimate;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Where a parameter stands among others.
 *
 * <p>Numbers are neighbours where they differ by less than 2 %: whole numbers up to 50 are each a
 * neighbourhood of their own. All other texts are a neighbourhood each, by their hash.
 *
 * @param number the parameter, where it is one
 * @param neighbourhood whose members are taken as alike
 */
record ParameterKey(OptionalDouble number, long neighbourhood) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?([eE][+-]?\\d{1,2})?");
  private static final double WIDTH = 0.02;

  static ParameterKey of(String parameter) {
    if (!NUMBER.matcher(parameter).matches()) {
      return new ParameterKey(OptionalDouble.empty(), parameter.hashCode());
    }
    double number = Double.parseDouble(parameter);
    return new ParameterKey(OptionalDouble.of(number), Math.round(logarithm(number) / WIDTH));
  }

  /** Returns a logarithm that zero and negative numbers have as well: the area hyperbolic sine. */
  static double logarithm(double number) {
    double size = Math.abs(number);
    return Math.copySign(Math.log(size + Math.hypot(size, 1)), number);
  }
}
