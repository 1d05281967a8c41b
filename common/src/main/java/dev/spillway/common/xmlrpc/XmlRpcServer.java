package dev.spillway.common.xmlrpc;

import dev.spillway.common.http.AsyncHttpHandler;
import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one XML-RPC method of one string or integer parameter, at {@code /} and {@code /RPC2};
 * other paths go to another handler. Whatever a caller sends, it gets an XML-RPC answer. Documents
 * that need a parser are read on threads, since a stranger's may keep one busy for a while.
 * Thread-safe.
 */
public final class XmlRpcServer implements AsyncHttpHandler {
  private static final Logger log = LoggerFactory.getLogger(XmlRpcServer.class);
  private static final Set<String> PATHS = Set.of("/", "/RPC2");

  private final String method;
  private final InvocationHandler invocations;
  private final AsyncHttpHandler others;
  private final Executor threads;

  /**
   * Creates the handler of a method.
   *
   * @param others answers requests of other paths, on threads
   * @param threads where work is done that takes a while; one virtual thread a task is meant
   */
  public XmlRpcServer(
      String method, InvocationHandler invocations, HttpHandler others, Executor threads) {
    this.method = method;
    this.invocations = invocations;
    this.others = AsyncHttpHandler.on(threads, others);
    this.threads = threads;
  }

  @Override
  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    if (!PATHS.contains(request.path())) {
      return others.handle(request);
    }
    if (!request.method().equals("POST")) {
      return CompletableFuture.completedFuture(
          HttpResponse.text(405, "Call " + method + " by XML-RPC, with POST.\n")
              .with("Allow", "POST"));
    }
    InvocationId id = idOf(request);
    return answer(request.body(), id)
        .exceptionally(failure -> internalError(id, failure))
        .thenApply(reply -> response(reply, id));
  }

  @Override
  public CompletionStage<HttpResponse> refuseBody(HttpRequest head, int limitBytes) {
    if (!PATHS.contains(head.path())) {
      return others.refuseBody(head, limitBytes);
    }
    String message = "The call is larger than " + limitBytes + " bytes (REQUEST_LIMIT_BYTES).";
    XmlRpcAnswer fault = XmlRpcFaults.fault(FaultCode.CALL_TOO_LARGE, message);
    return CompletableFuture.completedFuture(
        HttpResponse.of(200, "text/xml", XmlRpcCodec.writeAnswer(fault)));
  }

  private CompletionStage<InvocationReply> answer(byte[] document, InvocationId id) {
    try {
      XmlRpcCall plain = PlainCallReader.read(document);
      return plain != null
          ? invoke(plain, id)
          : CompletableFuture.supplyAsync(() -> parsed(document, id), threads)
              .thenCompose(Function.identity());
    } catch (RuntimeException | Error e) { // a caller that gets no answer waits for its whole limit
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<InvocationReply> parsed(byte[] document, InvocationId id) {
    try {
      return invoke(XmlRpcCodec.parseCall(document), id);
    } catch (XmlRpcFormatException e) {
      return refusal(e.code(), String.valueOf(e.getMessage()));
    }
  }

  private CompletionStage<InvocationReply> invoke(XmlRpcCall call, InvocationId id) {
    if (!call.method().equals(method)) {
      return refusal(
          FaultCode.UNKNOWN_METHOD,
          "There is no method '" + Excerpt.of(call.method()) + "' (expected: " + method + ").");
    }
    List<Object> parameters = call.parameters();
    if (parameters.size() != 1) {
      return refusal(
          FaultCode.WRONG_PARAMETERS,
          method + " takes 1 parameter, not " + parameters.size() + ".");
    }
    return invocations.invoke(new Invocation(id, parameters.get(0).toString()));
  }

  private static HttpResponse response(InvocationReply reply, InvocationId id) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "text/xml");
    headers.put(XmlRpcHeaders.INVOCATION_ID, id.value());
    if (reply.site().isPresent()) {
      headers.put(XmlRpcHeaders.SITE, reply.site().get().headerValue());
    }
    reply.notes().write(headers);
    return new HttpResponse(200, headers, reply.document());
  }

  private static InvocationReply internalError(InvocationId id, Throwable failure) {
    log.error("Call {} failed", id, failure);
    return new InvocationReply(
        XmlRpcFaults.fault(
            FaultCode.INTERNAL, "Internal error; the log has the details of call " + id + "."),
        Optional.empty());
  }

  private static InvocationId idOf(HttpRequest request) {
    return request
        .header(XmlRpcHeaders.INVOCATION_ID)
        .filter(InvocationId::isValid)
        .map(InvocationId::new)
        .orElseGet(InvocationId::random);
  }

  private static CompletionStage<InvocationReply> refusal(FaultCode code, String message) {
    return CompletableFuture.completedFuture(
        new InvocationReply(XmlRpcFaults.fault(code, message), Optional.empty()));
  }
}
