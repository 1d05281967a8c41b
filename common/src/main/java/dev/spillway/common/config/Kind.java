package dev.spillway.common.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A kind of value: what it is called, what it may be, and how its text becomes a value.
 *
 * @param <T> the type that programs see
 * @param type the type and its unit, for the configuration table
 * @param range what is accepted, for the table and for error messages
 * @param parser turns text into a value, and refuses what is out of range by an {@link
 *     IllegalArgumentException}
 */
public record Kind<T>(String type, String range, Function<String, T> parser) {
  /** No sign and no exponent: a price such as 1e9 is a slip of the pen. */
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,12})?");

  /** Returns whole numbers of a range, both ends included. */
  public static Kind<Integer> integer(int min, int max) {
    return number("integer", min, max, value -> (int) value);
  }

  /** Returns sizes in bytes, of a range, both ends included. */
  public static Kind<Integer> bytes(int min, int max) {
    return number("bytes", min, max, value -> (int) value);
  }

  /** Returns whole seconds of a range, both ends included. */
  public static Kind<Duration> seconds(int min, int max) {
    return number("seconds", min, max, Duration::ofSeconds);
  }

  /** Returns whole milliseconds of a range, both ends included. */
  public static Kind<Duration> millis(int min, int max) {
    return number("milliseconds", min, max, Duration::ofMillis);
  }

  /** Returns decimal numbers of a range, both ends included. */
  public static Kind<Double> decimal(double min, double max) {
    return new Kind<>(
        "number",
        min + ".." + max,
        text -> {
          double value = Double.parseDouble(text.strip());
          require(value >= min && value <= max);
          return value;
        });
  }

  /** Returns amounts of US dollars from nothing to a highest one, with at most 12 decimals. */
  public static Kind<BigDecimal> dollars(String max) {
    BigDecimal highest = new BigDecimal(max);
    return new Kind<>(
        "USD",
        "0.." + max,
        text -> {
          require(DECIMAL.matcher(text.strip()).matches());
          BigDecimal value = new BigDecimal(text.strip());
          require(value.compareTo(highest) <= 0);
          return value;
        });
  }

  /** Returns shares in percent, from 0 to 100, as numbers from 0 to 1. */
  public static Kind<Double> percent() {
    Kind<Double> decimal = decimal(0, 100);
    return new Kind<>("percent", "0..100", text -> decimal.parser().apply(text) / 100);
  }

  /** Returns one of some names, in lower case. */
  public static Kind<String> name(List<String> names) {
    return new Kind<>(
        "choice",
        "one of " + String.join(", ", names),
        text -> {
          String name = text.strip().toLowerCase(Locale.ROOT);
          require(names.contains(name));
          return name;
        });
  }

  /** Returns {@code true} or {@code false}. */
  public static Kind<Boolean> bool() {
    return new Kind<>(
        "boolean",
        "true or false",
        text -> {
          String value = text.strip().toLowerCase(Locale.ROOT);
          require(value.equals("true") || value.equals("false"));
          return value.equals("true");
        });
  }

  /** Returns the values of an enumeration, written in lower case with hyphens. */
  public static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
    String choices =
        Arrays.stream(type.getEnumConstants())
            .map(Kind::choiceName)
            .collect(Collectors.joining(", "));
    return new Kind<>(
        "choice",
        "one of " + choices,
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(value -> choiceName(value).equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
  }

  /** Returns the name by which users choose a value of an enumeration. */
  public static String choiceName(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns text that a pattern describes; {@code range} says so in words. */
  public static Kind<String> text(String pattern, String range) {
    Pattern compiled = Pattern.compile(pattern);
    return new Kind<>(
        "text",
        range,
        text -> {
          require(compiled.matcher(text).matches());
          return text;
        });
  }

  /** Returns http and https addresses. */
  public static Kind<URI> uri() {
    return new Kind<>(
        "URL",
        "an http:// or https:// URL",
        text -> {
          URI uri = URI.create(text.strip());
          require(uri.getHost() != null);
          require("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
          return uri;
        });
  }

  /** Returns addresses of Redis. */
  public static Kind<URI> redis() {
    return new Kind<>(
        "URL",
        "a redis:// URL",
        text -> {
          URI uri = URI.create(text.strip());
          require(uri.getHost() != null && "redis".equals(uri.getScheme()));
          return uri;
        });
  }

  /** Returns this kind or nothing: an empty text is an empty value. */
  public Kind<Optional<T>> optional() {
    return new Kind<>(
        type,
        range + ", or empty",
        text -> text.isEmpty() ? Optional.empty() : Optional.of(parser.apply(text)));
  }

  private static <T> Kind<T> number(String type, long min, long max, LongFunction<T> make) {
    return new Kind<>(
        type,
        min + ".." + max,
        text -> {
          long value = Long.parseLong(text.strip());
          require(value >= min && value <= max);
          return make.apply(value);
        });
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException();
    }
  }
}
