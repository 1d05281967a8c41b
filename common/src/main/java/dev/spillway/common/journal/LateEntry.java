package dev.spillway.common.journal;

import dev.spillway.common.invocation.InvocationId;
import dev.spillway.placement.money.Money;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cost that became known after a call's record.
 *
 * @param call which
 * @param cost what comes to the record's
 */
record LateEntry(InvocationId call, Money cost) {
  private static final Pattern FORM = Pattern.compile("([\\w-]{1,64}) (\\d{1,18})");

  /** Returns it as it is kept: the id, and nanodollars. */
  String text() {
    return call + " " + cost.nanodollars();
  }

  static Optional<LateEntry> read(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new LateEntry(
                new InvocationId(matcher.group(1)), new Money(Long.parseLong(matcher.group(2)))))
        : Optional.empty();
  }
}
