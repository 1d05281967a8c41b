package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.xmlrpc.InvocationReply;

/** How forwarding a call to one upstream ended. */
public sealed interface Forwarded {

  /**
   * The upstream answered, be it with a fault.
   *
   * @param reply its answer
   */
  record Answered(InvocationReply reply) implements Forwarded {}

  /**
   * The call never reached the upstream.
   *
   * @param reason why, for the log
   */
  record NotSent(String reason) implements Forwarded {}

  /**
   * The call reached the upstream, which may have run it, and there is no answer.
   *
   * @param reason why, for the log and the caller
   */
  record Lost(String reason) implements Forwarded {}
}
