package dev.spillway.common.xmlrpc;

import static dev.spillway.common.xmlrpc.Documents.call;
import static dev.spillway.common.xmlrpc.Documents.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hostile documents once more, by HTTP, with a listener that entities name. */
@SuppressWarnings("NullAway.Init")
final class XmlRpcServerIT {
  private static final int LIMIT = 2_000_000;
  private static final EventLoops loops = EventLoops.start(1);
  private static final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private static final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static ServerSocketChannel listener;
  private static HttpService service;

  @BeforeAll
  static void start() throws IOException {
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listener.configureBlocking(false);
    XmlRpcServer server =
        new XmlRpcServer(
            "call_faas",
            InvocationHandler.on(
                threads,
                invocation ->
                    new InvocationReply(new Value(invocation.parameter()), Optional.empty())),
            request -> dev.spillway.common.http.HttpResponse.text(404, ""),
            threads);
    HttpServiceConfig config = HttpServiceConfig.of("127.0.0.1", 0, LIMIT);
    service = HttpService.start(loops, config, server);
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    listener.close();
    client.close();
    threads.close();
    loops.close();
  }

  static Stream<HostileCall> calls() {
    return HostileCall.all("http://127.0.0.1:" + listener.socket().getLocalPort() + "/x");
  }

  private static XmlRpcAnswer post(byte[] body) throws Exception {
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/RPC2"))
                .POST(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/xml");
    assertThat(response.body()).hasSizeLessThan(2000);
    return XmlRpcCodec.readAnswer(response.body());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void answersAFaultAndGoesOn(HostileCall hostile) throws Exception {
    Fault fault = (Fault) post(hostile.body());
    assertThat(fault.code()).as(fault.message()).isEqualTo(hostile.expected().number());
    assertThat(listener.accept()).as("connection to what an entity names").isNull();
    assertThat(post(utf8(call("next")))).isEqualTo(new Value("next"));
  }

  @Test
  void answersAFaultForABodyOverTheLimit() throws Exception {
    String atLimit = call("<string>" + "</string>");
    int room = LIMIT - atLimit.length();
    String padding = "<!--" + "x".repeat(room - 7) + "-->";
    assertThat(post(utf8(padding + atLimit))).isEqualTo(new Value(""));
    Fault fault = (Fault) post(utf8(padding + atLimit + " "));
    assertThat(fault.code()).isEqualTo(FaultCode.CALL_TOO_LARGE.number());
  }
}
