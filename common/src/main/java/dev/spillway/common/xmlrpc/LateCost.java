package dev.spillway.common.xmlrpc;

import dev.spillway.common.invocation.InvocationId;
import dev.spillway.placement.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a call cost, told after its answer.
 *
 * @param call which
 * @param cost what came to what its answer told
 */
public record LateCost(InvocationId call, Money cost) {
  private static final Pattern ONE = Pattern.compile("([\\w-]{1,64})=(\\d{1,15})");

  /** Returns a header's value, e.g. {@code a-1=3700, a-2=5100}: nanodollars. */
  static String write(List<LateCost> costs) {
    return costs.stream()
        .map(late -> late.call() + "=" + late.cost().nanodollars())
        .collect(Collectors.joining(", "));
  }

  /** Returns what a value tells; what else it says is left out. */
  static List<LateCost> read(String value) {
    List<LateCost> costs = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      Matcher matcher = ONE.matcher(part.strip());
      if (matcher.matches()) {
        costs.add(
            new LateCost(
                new InvocationId(matcher.group(1)), new Money(Long.parseLong(matcher.group(2)))));
      }
    }
    return costs;
  }
}
