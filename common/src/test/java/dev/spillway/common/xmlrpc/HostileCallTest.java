package dev.spillway.common.xmlrpc;

import static dev.spillway.common.xmlrpc.Documents.extended;
import static dev.spillway.common.xmlrpc.Documents.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.SAXParserFactory;
import org.apache.xmlrpc.common.TypeFactoryImpl;
import org.apache.xmlrpc.common.XmlRpcHttpRequestConfigImpl;
import org.apache.xmlrpc.parser.XmlRpcRequestParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

final class HostileCallTest {
  private static final Duration QUICKLY = Duration.ofSeconds(10);

  private final XmlRpcServer server =
      new XmlRpcServer(
          "call_faas",
          InvocationHandler.on(
              Runnable::run,
              invocation ->
                  new InvocationReply(new Value(invocation.parameter()), Optional.empty())),
          request -> HttpResponse.text(404, "no"),
          Runnable::run);

  static Stream<HostileCall> calls() {
    return HostileCall.all("http://127.0.0.1:9/x");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void getsItsFaultInASentence(HostileCall call) throws XmlRpcFormatException {
    int runs = Gadget.runs();
    HttpResponse response =
        assertTimeout(
            QUICKLY,
            () ->
                server
                    .handle(new HttpRequest("POST", "/RPC2", "", Map.of(), call.body()))
                    .toCompletableFuture()
                    .join());
    assertThat(response.status()).isEqualTo(200);
    Fault fault = (Fault) XmlRpcCodec.readAnswer(response.body());
    assertThat(fault.code()).as(fault.message()).isEqualTo(call.expected().number());
    assertThat(fault.message())
        .isNotBlank()
        .hasSizeLessThan(400)
        .doesNotContain("\tat ", "Exception", "root:", "null");
    assertThat(Gadget.runs()).as("gadgets that ran").isEqualTo(runs);
  }

  @Test
  void holdsAGadgetThatRunsInApachesOwnParser() throws Exception {
    XmlRpcHttpRequestConfigImpl config = new XmlRpcHttpRequestConfigImpl();
    config.setEnabledForExtensions(true);
    int runs = Gadget.runs();
    String gadget = "<ex:serializable>" + Gadget.base64() + "</ex:serializable>";
    XMLReader reader = SAXParserFactory.newDefaultNSInstance().newSAXParser().getXMLReader();
    XmlRpcRequestParser apaches = new XmlRpcRequestParser(config, new TypeFactoryImpl(null));
    reader.setContentHandler(apaches);
    reader.parse(new InputSource(new ByteArrayInputStream(utf8(extended(gadget)))));
    assertThat(apaches.getParams().get(0)).isInstanceOf(Gadget.class);
    assertThat(Gadget.runs()).isGreaterThan(runs);
  }

  @Test
  void holdsAnEntityThatAnotherParserReadsFromTheDisk() throws Exception {
    StringBuilder read = new StringBuilder();
    HostileCall attack =
        calls().filter(c -> c.name().equals("external entity of a file")).findFirst().orElseThrow();
    SAXParserFactory.newDefaultNSInstance()
        .newSAXParser()
        .parse(
            new ByteArrayInputStream(attack.body()),
            new DefaultHandler() {
              @Override
              public void characters(char[] text, int start, int length) {
                read.append(text, start, length);
              }
            });
    assertThat(read).contains("root:");
  }
}
