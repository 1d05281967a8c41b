package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import dev.spillway.common.xmlrpc.XmlRpcOutcome;
import dev.spillway.loadbalancer.dispatch.Forwarded.Answered;
import dev.spillway.loadbalancer.dispatch.Forwarded.Lost;
import dev.spillway.loadbalancer.dispatch.Forwarded.NotSent;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Sends calls by XML-RPC, and takes answers as they are. Thread-safe. */
public final class XmlRpcForwarder implements Forwarder {
  private final XmlRpcClient client;

  /** Creates a forwarder. */
  public XmlRpcForwarder(XmlRpcClient client) {
    this.client = client;
  }

  @Override
  public CompletionStage<Forwarded> forward(
      HostPort target, Invocation invocation, Duration limit) {
    return client.send(target, invocation, limit).thenApply(XmlRpcForwarder::forwarded);
  }

  private static Forwarded forwarded(XmlRpcOutcome outcome) {
    return switch (outcome) {
      case XmlRpcOutcome.Answered(var reply) -> new Answered(reply);
      case XmlRpcOutcome.Failed(var progress, var message, _) ->
          switch (progress) {
            case NOT_SENT -> new NotSent(message);
            case SENT, SENT_AND_TIMED_OUT -> new Lost(message);
          };
    };
  }
}
