package dev.spillway.client.call;

import dev.spillway.client.call.CallResult.Answered;
import dev.spillway.client.call.CallResult.Failed;
import dev.spillway.common.http.HttpConnector;
import dev.spillway.common.http.OutgoingRequest;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.common.xmlrpc.XmlRpcCall;
import dev.spillway.common.xmlrpc.XmlRpcCallException;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import dev.spillway.common.xmlrpc.XmlRpcCodec;
import dev.spillway.common.xmlrpc.XmlRpcFormatException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls the function through a load balancer. Thread-safe. */
public final class XmlRpcFunctionCaller implements FunctionCaller, AutoCloseable {
  private static final String METHOD = "call_faas";
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration WARM_UP_LIMIT = Duration.ofSeconds(2);

  private final EventLoops loops;
  private final BalancerAddress address;
  private final Duration limit;
  private final XmlRpcClient client;

  /**
   * Creates a caller, which connects when it is first used.
   *
   * @param loops closed together with the caller
   * @param limit how long an answer may take
   */
  public XmlRpcFunctionCaller(EventLoops loops, BalancerAddress address, Duration limit) {
    this.loops = loops;
    this.address = address;
    this.limit = limit;
    this.client = new XmlRpcClient(loops, METHOD, address.path(), CONNECT_LIMIT);
  }

  /**
   * Loads what a first call would load, which takes longer than many a call, so that a statistic is
   * one of the load balancer. Calls nothing.
   */
  public void warmUp() {
    XmlRpcCodec.writeCall(new XmlRpcCall(METHOD, List.of("")));
    OutgoingRequest health = new OutgoingRequest("GET", "/healthz", Map.of(), new byte[0]);
    try (HttpConnector http = new HttpConnector(loops, WARM_UP_LIMIT)) {
      XmlRpcCodec.readAnswer(XmlRpcCodec.writeAnswer(new Value("")));
      http.send(address.target(), health, WARM_UP_LIMIT).join(); // however it ends: calls will tell
    } catch (XmlRpcFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public CallResult call(String parameter) {
    long start = System.nanoTime();
    try {
      InvocationReply reply = client.call(address.target(), Invocation.of(parameter), limit);
      return result(reply, since(start));
    } catch (XmlRpcCallException e) {
      return new Failed(failure(e), since(start));
    }
  }

  @Override
  public void close() {
    client.close();
    loops.close();
  }

  private static CallResult result(InvocationReply reply, Duration latency) {
    if (reply.answer() instanceof Fault fault) {
      return new Failed(CallFailure.of(fault), latency);
    }
    return new Answered(((Value) reply.answer()).text(), reply.site(), latency);
  }

  private CallFailure failure(XmlRpcCallException e) {
    return switch (e.progress()) {
      case NOT_SENT -> CallFailure.unreachable(address, e.reason());
      case SENT -> CallFailure.unanswered(String.valueOf(e.getMessage()));
      case SENT_AND_TIMED_OUT -> CallFailure.late(address, limit.toSeconds());
    };
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
