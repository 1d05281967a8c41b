package dev.spillway.client.call;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import java.util.OptionalInt;

/**
 * Why a call has no answer.
 *
 * @param name the kind: that of a {@link FaultCode}, or one of those below
 * @param code the protocol's number, or empty where the fault is not the other side's
 * @param message what happened, maybe in several lines
 * @param remedy what to do, or empty where the message says so
 */
public record CallFailure(String name, OptionalInt code, String message, String remedy) {
  private static final String UNREACHABLE = "UNREACHABLE";
  private static final int HEADLINE_LENGTH = 160;

  /** Returns the failure that a fault tells. */
  public static CallFailure of(Fault fault) {
    String name = FaultCode.nameOf(fault.code());
    return new CallFailure(name, OptionalInt.of(fault.code()), fault.message().strip(), "");
  }

  /** Returns the failure of a call that did not reach a load balancer. */
  public static CallFailure unreachable(BalancerAddress address, String reason) {
    return new CallFailure(
        UNREACHABLE,
        OptionalInt.empty(),
        "No load balancer can be reached at " + address + ": " + reason,
        "Start it with ./spillway up, or give its address with --url.");
  }

  /** Returns the failure of a call whose answer did not come in time. */
  public static CallFailure late(BalancerAddress address, long limitSeconds) {
    return new CallFailure(
        "NO_ANSWER_IN_TIME",
        OptionalInt.empty(),
        address + " gave no answer within " + limitSeconds + " s; the call may have run",
        "Wait longer with --timeout.");
  }

  /** Returns the failure of a call that was cut off, or answered by something else. */
  public static CallFailure unanswered(String message) {
    return new CallFailure(
        "NO_ANSWER",
        OptionalInt.empty(),
        message,
        "See ./spillway logs, and whether this is the load balancer's address.");
  }

  /** Returns whether the call did not reach a load balancer. */
  public boolean isUnreachable() {
    return name.equals(UNREACHABLE);
  }

  /** Returns the kind as users read it, e.g. {@code fault 200 NO_CAPACITY}. */
  public String label() {
    return code.isPresent() ? "fault " + code.getAsInt() + " " + name : name;
  }

  /** Returns the message in one line: of many its first, and its last, where Python says why. */
  public String headline() {
    String[] lines = message.strip().split("\\R");
    String first = shortened(lines[0]);
    return lines.length == 1 ? first : first + " … " + shortened(lines[lines.length - 1]);
  }

  private static String shortened(String line) {
    String text = line.strip();
    return text.length() <= HEADLINE_LENGTH ? text : text.substring(0, HEADLINE_LENGTH) + "…";
  }
}
