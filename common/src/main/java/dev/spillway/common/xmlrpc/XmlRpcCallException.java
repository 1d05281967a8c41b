package dev.spillway.common.xmlrpc;

import dev.spillway.common.xmlrpc.XmlRpcOutcome.Failed;
import java.io.IOException;

/** Thrown when a call got no XML-RPC answer. */
public final class XmlRpcCallException extends IOException {
  private static final long serialVersionUID = 1L;

  /** How far the call came. */
  public enum Progress {
    /** It never reached the other side, and may be sent elsewhere. */
    NOT_SENT,
    /** It reached the other side, which may have run it. */
    SENT,
    /** It reached the other side, which gave no answer in time. */
    SENT_AND_TIMED_OUT
  }

  private final Progress progress;
  private final String reason;

  XmlRpcCallException(Failed failed) {
    super(failed.message());
    this.progress = failed.progress();
    this.reason = failed.reason();
  }

  /** Returns how far the call came. */
  public Progress progress() {
    return progress;
  }

  /** Returns why, in a few words. */
  public String reason() {
    return reason;
  }
}
