package dev.spillway.common.journal;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.InvocationId;
import dev.spillway.placement.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one call, and why. Immutable.
 *
 * @param id the call's name
 * @param function the function's name
 * @param parameter its argument, the beginning of a long one
 * @param arrived when it came
 * @param choice where it was sent
 * @param load how busy everything was then
 * @param parts how long each part took; those that there were
 * @param ending how it ended
 */
public record CallRecord(
    InvocationId id,
    String function,
    String parameter,
    Instant arrived,
    Choice choice,
    Load load,
    Map<Part, Duration> parts,
    Ending ending) {

  private static final int SHOWN = 100;
  private static final String CUT = "…";

  /** Makes the parts unchangeable. */
  public CallRecord {
    parts = Map.copyOf(parts);
  }

  /** Returns the beginning of a text that is too long to be kept. */
  public static String beginning(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + CUT;
  }

  /** Returns whether the parameter is all that the call had. */
  public boolean hasWholeParameter() {
    return !parameter.endsWith(CUT);
  }

  /** Returns this record with more cost. */
  CallRecord plus(Money more) {
    Ending dearer =
        new Ending(ending.site(), ending.server(), ending.fault(), ending.cost().plus(more));
    return new CallRecord(id, function, parameter, arrived, choice, load, parts, dearer);
  }

  /** A part of a call's time. */
  public enum Part {
    /** Waiting for its turn at the load balancer. */
    QUEUE,
    /** The way between load balancer and server, there and back. */
    NETWORK,
    /** Waiting for its turn at the server. */
    SLOT,
    /** Getting a process for it. */
    START,
    /** Running, to its end. */
    RUN,
    /** Running, until it was killed. */
    KILLED,
    /** In the cloud, with the way there and back. */
    CLOUD,
    /** A second call in the cloud, beside the run. */
    HEDGE,
    /** Of the time in the cloud, starting an execution environment. */
    CLOUD_START,
    /** Of the time in the cloud, running. */
    CLOUD_RUN,
    /** All of it, from the call to the answer. */
    TOTAL;

    /** Returns whether it is part of another one, or beside it: sums leave it out. */
    public boolean isWithinAnother() {
      return this == HEDGE || this == CLOUD_START || this == CLOUD_RUN;
    }
  }

  /**
   * Where a call was sent.
   *
   * @param policy who decided, as OFFLOAD_POLICY names it
   * @param reason why, in words
   * @param forecast what was expected then; empty where nobody asked
   */
  public record Choice(String policy, String reason, Optional<Forecast> forecast) {}

  /**
   * How busy everything was when a call came.
   *
   * @param active calls that servers had
   * @param capacity calls that servers take at a time
   * @param waiting calls that waited
   * @param servers servers that were up
   * @param budgetLeft what was left of the cloud's budget; empty where there is none, or it was not
   *     known
   */
  public record Load(
      int active, int capacity, int waiting, int servers, Optional<Money> budgetLeft) {}

  /**
   * How a call ended.
   *
   * @param site where it ran; empty where it did not
   * @param server the last server that had it; empty where none had
   * @param fault the fault that it was answered; empty where it was a result
   * @param cost what the cloud asks for it
   */
  public record Ending(
      Optional<ExecutionSite> site, Optional<String> server, Optional<String> fault, Money cost) {}
}
