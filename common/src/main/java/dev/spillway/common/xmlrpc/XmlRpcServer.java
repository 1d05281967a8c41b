package dev.spillway.common.xmlrpc;

import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one XML-RPC method of one string or integer parameter, at {@code /} and {@code /RPC2};
 * other paths go to another handler. Whatever a caller sends, it gets an XML-RPC answer.
 * Thread-safe.
 */
public final class XmlRpcServer implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(XmlRpcServer.class);
  private static final Set<String> PATHS = Set.of("/", "/RPC2");

  private final String method;
  private final InvocationHandler invocations;
  private final HttpHandler others;

  /**
   * Creates the handler of a method.
   *
   * @param others answers requests that are no POST to one of the two paths
   */
  public XmlRpcServer(String method, InvocationHandler invocations, HttpHandler others) {
    this.method = method;
    this.invocations = invocations;
    this.others = others;
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    if (!PATHS.contains(request.path())) {
      return others.handle(request);
    }
    if (!request.method().equals("POST")) {
      return HttpResponse.text(405, "Call " + method + " by XML-RPC, with POST.\n")
          .with("Allow", "POST");
    }
    InvocationId id = idOf(request);
    InvocationReply reply = answer(request, id);
    HttpResponse response =
        HttpResponse.of(200, "text/xml", XmlRpcCodec.writeAnswer(reply.answer()))
            .with(XmlRpcHeaders.INVOCATION_ID, id.value());
    return reply
        .site()
        .map(site -> response.with(XmlRpcHeaders.SITE, site.headerValue()))
        .orElse(response);
  }

  @Override
  public HttpResponse refuseBody(HttpRequest head, int limitBytes) {
    if (!PATHS.contains(head.path())) {
      return others.refuseBody(head, limitBytes);
    }
    String message = "The call is larger than " + limitBytes + " bytes (REQUEST_LIMIT_BYTES).";
    XmlRpcAnswer fault = XmlRpcFaults.fault(FaultCode.CALL_TOO_LARGE, message);
    return HttpResponse.of(200, "text/xml", XmlRpcCodec.writeAnswer(fault));
  }

  private InvocationReply answer(HttpRequest request, InvocationId id) {
    try {
      return invoke(XmlRpcCodec.readCall(request.body()), id);
    } catch (XmlRpcFormatException e) {
      return refusal(e.code(), String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) { // a caller that gets no answer waits for its whole limit
      log.error("Call {} failed", id, e);
      return refusal(
          FaultCode.INTERNAL, "Internal error; the log has the details of call " + id + ".");
    }
  }

  private InvocationReply invoke(XmlRpcCall call, InvocationId id) {
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

  private static InvocationId idOf(HttpRequest request) {
    return request
        .header(XmlRpcHeaders.INVOCATION_ID)
        .filter(InvocationId::isValid)
        .map(InvocationId::new)
        .orElseGet(InvocationId::random);
  }

  private static InvocationReply refusal(FaultCode code, String message) {
    return new InvocationReply(XmlRpcFaults.fault(code, message), Optional.empty());
  }
}
