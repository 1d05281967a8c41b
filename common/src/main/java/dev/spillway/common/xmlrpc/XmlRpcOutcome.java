package dev.spillway.common.xmlrpc;

import dev.spillway.common.xmlrpc.XmlRpcCallException.Progress;

/** How a call of another program ended. */
public sealed interface XmlRpcOutcome {

  /**
   * It was answered, be it with a fault.
   *
   * @param reply the answer as it came: only its beginning and end have been looked at
   */
  record Answered(InvocationReply reply) implements XmlRpcOutcome {}

  /**
   * There is no answer.
   *
   * @param progress how far the call came
   * @param message what happened to which server, in a sentence without its end
   * @param reason why, in a few words
   */
  record Failed(Progress progress, String message, String reason) implements XmlRpcOutcome {}
}
