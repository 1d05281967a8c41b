package dev.spillway.common.xmlrpc;

import static dev.spillway.common.xmlrpc.Documents.call;
import static dev.spillway.common.xmlrpc.Documents.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XmlRpcServerTest {
  private static final HttpHandler OTHERS =
      request -> HttpResponse.text(404, "There is no " + request.path() + ".\n");

  private final List<Invocation> invocations = new ArrayList<>();

  /** Does all on the test's own thread. */
  private HttpHandler server(Function<Invocation, InvocationReply> answer) {
    XmlRpcServer server =
        new XmlRpcServer(
            "call_faas",
            InvocationHandler.on(
                Runnable::run,
                invocation -> {
                  invocations.add(invocation);
                  return answer.apply(invocation);
                }),
            OTHERS,
            Runnable::run);
    return new HttpHandler() {
      @Override
      public HttpResponse handle(HttpRequest request) {
        return server.handle(request).toCompletableFuture().join();
      }

      @Override
      public HttpResponse refuseBody(HttpRequest head, int limitBytes) {
        return server.refuseBody(head, limitBytes).toCompletableFuture().join();
      }
    };
  }

  private static InvocationReply echo(Invocation invocation) {
    return new InvocationReply(
        new Value("got " + invocation.parameter()), Optional.of(ExecutionSite.LOCAL));
  }

  private static HttpRequest post(String path, String body) {
    return new HttpRequest("POST", path, "", Map.of(), utf8(body));
  }

  private static int faultOf(HttpResponse response) throws XmlRpcFormatException {
    assertThat(response.status()).isEqualTo(200);
    return ((Fault) XmlRpcCodec.readAnswer(response.body())).code();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/RPC2"})
  void answersACall(String path) throws Exception {
    HttpResponse response = server(XmlRpcServerTest::echo).handle(post(path, call("ten")));
    assertThat(XmlRpcCodec.readAnswer(response.body())).isEqualTo(new Value("got ten"));
    assertThat(response.headers())
        .containsEntry("Content-Type", "text/xml")
        .containsEntry(XmlRpcHeaders.SITE, "local")
        .containsEntry(XmlRpcHeaders.INVOCATION_ID, invocations.get(0).id().value());
  }

  @Test
  void handsAnIntegerOnAsText() {
    server(XmlRpcServerTest::echo).handle(post("/", call("<int>-5</int>")));
    assertThat(invocations).extracting(Invocation::parameter).containsExactly("-5");
  }

  @Test
  void keepsTheCallersIdWhereItIsOne() {
    Map<String, String> headers = Map.of(XmlRpcHeaders.INVOCATION_ID, "call-1");
    HttpRequest request = new HttpRequest("POST", "/", "", headers, utf8(call("1")));
    HttpResponse response = server(XmlRpcServerTest::echo).handle(request);
    assertThat(invocations).extracting(Invocation::id).containsExactly(new InvocationId("call-1"));
    assertThat(response.headers()).containsEntry(XmlRpcHeaders.INVOCATION_ID, "call-1");
  }

  @Test
  void makesAnIdWhereTheCallersIsNone() {
    Map<String, String> headers = Map.of(XmlRpcHeaders.INVOCATION_ID, "a\r\nSet-Cookie: b");
    HttpRequest request = new HttpRequest("POST", "/", "", headers, utf8(call("1")));
    HttpResponse response = server(XmlRpcServerTest::echo).handle(request);
    assertThat(response.headers().get(XmlRpcHeaders.INVOCATION_ID)).matches("[0-9a-f-]{36}");
  }

  @Test
  void leavesOutTheSiteOfACallThatDidNotRun() throws Exception {
    InvocationReply full = new InvocationReply(new Fault(200, "full"), Optional.empty());
    HttpResponse response = server(invocation -> full).handle(post("/", call("1")));
    assertThat(faultOf(response)).isEqualTo(FaultCode.NO_CAPACITY.number());
    assertThat(response.headers()).doesNotContainKey(XmlRpcHeaders.SITE);
  }

  @Test
  void answersAFaultWhereTheHandlerFails() throws Exception {
    HttpResponse response =
        server(
                invocation -> {
                  throw new IllegalStateException("secret detail");
                })
            .handle(post("/", call("1")));
    Fault fault = (Fault) XmlRpcCodec.readAnswer(response.body());
    assertThat(fault.code()).isEqualTo(FaultCode.INTERNAL.number());
    assertThat(fault.message())
        .contains(invocations.get(0).id().value())
        .doesNotContain("secret detail");
  }

  @Test
  void answersAFaultWhereTheHandlerRunsOutOfStack() throws Exception {
    HttpResponse response =
        server(
                invocation -> {
                  throw new StackOverflowError();
                })
            .handle(post("/", call("1")));
    assertThat(faultOf(response)).isEqualTo(FaultCode.INTERNAL.number());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "OPTIONS", "post"})
  void asksForPost(String method) {
    HttpRequest request = new HttpRequest(method, "/RPC2", "", Map.of(), utf8(call("1")));
    HttpResponse response = server(XmlRpcServerTest::echo).handle(request);
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.headers()).containsEntry("Allow", "POST");
    assertThat(invocations).isEmpty();
  }

  @Test
  void leavesOtherPathsToAnotherHandler() {
    HttpHandler server = server(XmlRpcServerTest::echo);
    assertThat(server.handle(post("/healthz", call("1"))).status()).isEqualTo(404);
    assertThat(server.handle(post("/RPC2/", call("1"))).status()).isEqualTo(404);
    assertThat(server.refuseBody(post("/healthz", ""), 10).status()).isEqualTo(413);
    assertThat(invocations).isEmpty();
  }

  @Test
  void answersAFaultForABodyOverTheLimit() throws Exception {
    HttpResponse response = server(XmlRpcServerTest::echo).refuseBody(post("/RPC2", ""), 1024);
    Fault fault = (Fault) XmlRpcCodec.readAnswer(response.body());
    assertThat(fault.code()).isEqualTo(FaultCode.CALL_TOO_LARGE.number());
    assertThat(fault.message()).contains("1024", "REQUEST_LIMIT_BYTES");
  }
}
