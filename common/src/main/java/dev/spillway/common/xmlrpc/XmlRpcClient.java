package dev.spillway.common.xmlrpc;

import dev.spillway.common.http.HttpConnector;
import dev.spillway.common.http.HttpOutcome;
import dev.spillway.common.http.HttpOutcome.Lost;
import dev.spillway.common.http.HttpOutcome.NotSent;
import dev.spillway.common.http.HttpOutcome.TimedOut;
import dev.spillway.common.http.OutgoingRequest;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.xmlrpc.XmlRpcCallException.Progress;
import dev.spillway.common.xmlrpc.XmlRpcOutcome.Answered;
import dev.spillway.common.xmlrpc.XmlRpcOutcome.Failed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Calls the function through an XML-RPC server, over pooled connections that are kept alive. Where
 * a server closes one in the very moment of a call, nobody can tell whether it read the call, which
 * is then {@link Progress#SENT}. Thread-safe.
 */
public final class XmlRpcClient implements AutoCloseable {
  private final HttpConnector http;
  private final String method;
  private final String path;

  /**
   * Creates a client of a method at {@code /RPC2}.
   *
   * @param connectLimit how long a connection may take
   */
  public XmlRpcClient(EventLoops loops, String method, Duration connectLimit) {
    this(loops, method, "/RPC2", connectLimit);
  }

  /**
   * Creates a client of a method.
   *
   * @param path where calls are posted, e.g. that of a proxy in front
   * @param connectLimit how long a connection may take
   */
  public XmlRpcClient(EventLoops loops, String method, String path, Duration connectLimit) {
    this.method = method;
    this.path = path;
    this.http = new HttpConnector(loops, connectLimit);
  }

  /**
   * Calls the function.
   *
   * @param limit how long the answer may take
   * @return completes, on the caller's event loop where it is on one; cancelling gives the call up
   */
  public CompletableFuture<XmlRpcOutcome> send(
      HostPort target, Invocation invocation, Duration limit) {
    CompletableFuture<HttpOutcome> exchange = exchange(target, invocation, limit);
    CompletableFuture<XmlRpcOutcome> outcome = exchange.thenApply(how -> read(target, how));
    var unused = outcome.whenComplete((how, failure) -> exchange.cancel(true));
    return outcome;
  }

  /**
   * Calls the function and waits for the answer, which is read whole.
   *
   * @param limit how long the answer may take
   * @throws XmlRpcCallException if there was none, or none that is XML-RPC; says how far the call
   *     came
   */
  public InvocationReply call(HostPort target, Invocation invocation, Duration limit)
      throws XmlRpcCallException {
    if (Thread.currentThread().isInterrupted()) {
      throw new XmlRpcCallException(
          new Failed(Progress.NOT_SENT, "The call to " + target + " was given up", "given up"));
    }
    CompletableFuture<HttpOutcome> exchange = exchange(target, invocation, limit);
    try {
      XmlRpcOutcome outcome = read(target, exchange.get());
      if (outcome instanceof Answered answered) {
        return checked(target, answered.reply());
      }
      Failed failed = (Failed) outcome;
      throw new XmlRpcCallException(failed);
    } catch (ExecutionException e) {
      throw new XmlRpcCallException(lost("The call failed: " + e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.cancel(true);
      throw new XmlRpcCallException(lost("The call to " + target + " was given up"));
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private CompletableFuture<HttpOutcome> exchange(
      HostPort target, Invocation invocation, Duration limit) {
    XmlRpcCall call = new XmlRpcCall(method, List.of(invocation.parameter()));
    OutgoingRequest request =
        new OutgoingRequest(
            "POST",
            path,
            Map.of(
                "Content-Type", "text/xml", XmlRpcHeaders.INVOCATION_ID, invocation.id().value()),
            XmlRpcCodec.writeCall(call));
    return http.send(target, request, limit);
  }

  private static XmlRpcOutcome read(HostPort target, HttpOutcome outcome) {
    if (outcome instanceof HttpOutcome.Answered answered) {
      return read(target, answered);
    }
    if (outcome instanceof NotSent notSent) {
      String message = target + " cannot be reached: " + notSent.reason();
      return new Failed(Progress.NOT_SENT, message, notSent.reason());
    }
    if (outcome instanceof TimedOut late) {
      return new Failed(Progress.SENT_AND_TIMED_OUT, late.reason(), late.reason());
    }
    return lost(((Lost) outcome).reason());
  }

  private static XmlRpcOutcome read(HostPort target, HttpOutcome.Answered answered) {
    if (answered.status() != 200) {
      return lost(target + " answered with HTTP status " + answered.status());
    }
    AnswerShape shape = AnswerShape.of(answered.body());
    if (shape == AnswerShape.NEITHER) {
      return lost(target + " gave no XML-RPC answer");
    }
    Optional<ExecutionSite> site =
        answered.header(XmlRpcHeaders.SITE).flatMap(ExecutionSite::fromHeader);
    return new Answered(
        new InvocationReply(
            answered.body(), shape == AnswerShape.FAULT, site, CallNotes.read(answered.headers())));
  }

  private static Failed lost(String message) {
    return new Failed(Progress.SENT, message, message);
  }

  private static InvocationReply checked(HostPort target, InvocationReply reply)
      throws XmlRpcCallException {
    try {
      XmlRpcAnswer unused = XmlRpcCodec.readAnswer(reply.document());
      return reply;
    } catch (XmlRpcFormatException e) {
      throw new XmlRpcCallException(lost(target + " gave no XML-RPC answer: " + e.getMessage()));
    }
  }
}
