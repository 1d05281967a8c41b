package dev.spillway.common.invocation;

/** Why a call has no result. The numbers are part of the protocol and never change. */
public enum FaultCode {
  /** The request is not an XML-RPC call. */
  MALFORMED_CALL(-32700, Blame.CALLER),
  /** The request's body is larger than REQUEST_LIMIT_BYTES. */
  CALL_TOO_LARGE(-32600, Blame.CALLER),
  /** There is no such method. */
  UNKNOWN_METHOD(-32601, Blame.CALLER),
  /** The method takes one string or integer. */
  WRONG_PARAMETERS(-32602, Blame.CALLER),

  /** The function ended with an exit code other than 0; the message is its stderr. */
  FUNCTION_FAILED(100, Blame.FUNCTION),
  /** The function printed more than OUTPUT_LIMIT_BYTES. */
  OUTPUT_TOO_LARGE(101, Blame.FUNCTION),
  /** The function ran longer than its limit, and there was no cloud to go on in. */
  TIMED_OUT(102, Blame.FUNCTION),

  /** All servers are busy, and there is no cloud for the overflow. */
  NO_CAPACITY(200, Blame.LOCAL),
  /** No server could be reached. */
  NO_SERVER(201, Blame.LOCAL),
  /** The server failed while it had the call: the function may have run. */
  MAY_HAVE_EXECUTED(202, Blame.LOCAL),
  /** The load balancer is not ready to serve. */
  NOT_READY(203, Blame.LOCAL),
  /** The function could not be started. */
  SANDBOX_FAILED(204, Blame.LOCAL),
  /** The cloud's budget is used up, or cannot be asked for: the cloud was not called. */
  NO_BUDGET(205, Blame.LOCAL),
  /** A defect of Spillway. */
  INTERNAL(299, Blame.LOCAL),

  /** The cloud could not be reached, or answered with an error of its own. */
  CLOUD_FAILED(300, Blame.CLOUD),
  /** The cloud refused the call: key, quota or permission. */
  CLOUD_REFUSED(301, Blame.CLOUD),
  /** The cloud gave no answer in time: the function may have run. */
  CLOUD_TIMED_OUT(302, Blame.CLOUD),
  /** The cloud fails or is full, so that it was not called. */
  CLOUD_CLOSED(303, Blame.CLOUD);

  /** Whose fault it is. */
  public enum Blame {
    CALLER,
    FUNCTION,
    LOCAL,
    CLOUD
  }

  private final int number;
  private final Blame blame;

  FaultCode(int number, Blame blame) {
    this.number = number;
    this.blame = blame;
  }

  /** Returns the {@code faultCode} of the protocol. */
  public int number() {
    return number;
  }

  /** Returns whose fault it is. */
  public Blame blame() {
    return blame;
  }
}
