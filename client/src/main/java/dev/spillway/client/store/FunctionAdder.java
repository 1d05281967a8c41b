package dev.spillway.client.store;

import dev.spillway.client.source.PythonSyntax;
import dev.spillway.client.source.RawSource;
import dev.spillway.client.source.SourceReader;
import dev.spillway.client.source.SourceText;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.FunctionStore;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Stores a function after it was checked. */
public final class FunctionAdder {
  private static final int SHOWN_DIGITS = 12;

  private final SourceReader reader;
  private final PythonSyntax syntax;
  private final Target target;
  private final InstantSource clock;
  private final PrintStream notices;

  /**
   * Where functions go.
   *
   * @param redis started where it does not run
   * @param redisLimit how long it may take to answer
   * @param store in that Redis
   * @param system what serves from that store
   */
  public record Target(
      RedisStarter redis, Duration redisLimit, FunctionStore store, RunningSystem system) {}

  /** Creates an adder; what the user should know but not act on goes to the notices. */
  public FunctionAdder(
      SourceReader reader,
      PythonSyntax syntax,
      Target target,
      InstantSource clock,
      PrintStream notices) {
    this.reader = reader;
    this.syntax = syntax;
    this.target = target;
    this.clock = clock;
    this.notices = notices;
  }

  /**
   * What is stored, and how.
   *
   * @param name the name in the store
   * @param where a file, a URL, or {@code -}
   * @param idempotent whether a call may be repeated that may have run
   * @param syntaxChecked whether Python is asked
   */
  public record Order(FunctionName name, String where, boolean idempotent, boolean syntaxChecked) {}

  /**
   * Checks and stores a function.
   *
   * @return a line that says what was stored and what to do next
   * @throws dev.spillway.client.terminal.ClientFailure if it was not stored
   */
  public String add(Order order) {
    RawSource source = reader.read(order.where());
    String text = SourceText.of(source, FunctionSpec.SOURCE_LIMIT_BYTES);
    if (order.syntaxChecked()) {
      syntax.check(source).ifPresent(notices::println);
    }
    target.redis().ensure(target.redisLimit());
    FunctionSpec function = new FunctionSpec(order.name(), text, order.idempotent());
    target.store().store(function, notes(source));
    return report(source, function);
  }

  private Map<String, String> notes(RawSource source) {
    return Map.of(
        "origin", source.origin(),
        "bytes", String.valueOf(source.bytes().length),
        "storedAt", clock.instant().toString());
  }

  private String report(RawSource source, FunctionSpec function) {
    String next =
        target.system().isUp()
            ? "the running system serves it after the next ./spillway up."
            : "serve it with ./spillway up.";
    return String.format(
        "Stored '%s' from %s (%d bytes, sha256 %s…); %s",
        function.name(),
        source.origin(),
        source.bytes().length,
        function.sha256().substring(0, SHOWN_DIGITS),
        next);
  }
}
