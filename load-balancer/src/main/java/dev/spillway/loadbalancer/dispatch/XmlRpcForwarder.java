package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.xmlrpc.HostPort;
import dev.spillway.common.xmlrpc.XmlRpcCallException;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import dev.spillway.loadbalancer.dispatch.Forwarded.Answered;
import dev.spillway.loadbalancer.dispatch.Forwarded.Lost;
import dev.spillway.loadbalancer.dispatch.Forwarded.NotSent;
import java.time.Duration;

/** Sends calls by XML-RPC. Thread-safe. */
public final class XmlRpcForwarder implements Forwarder {
  private final XmlRpcClient client;

  /** Creates a forwarder. */
  public XmlRpcForwarder(XmlRpcClient client) {
    this.client = client;
  }

  @Override
  public Forwarded forward(HostPort target, Invocation invocation, Duration limit) {
    try {
      return new Answered(client.call(target, invocation, limit));
    } catch (XmlRpcCallException e) {
      String reason = String.valueOf(e.getMessage());
      return switch (e.progress()) {
        case NOT_SENT -> new NotSent(reason);
        case SENT, SENT_AND_TIMED_OUT -> new Lost(reason);
      };
    }
  }
}
