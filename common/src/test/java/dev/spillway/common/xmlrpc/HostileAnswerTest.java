package dev.spillway.common.xmlrpc;

import static dev.spillway.common.xmlrpc.Documents.answer;
import static dev.spillway.common.xmlrpc.Documents.fault;
import static dev.spillway.common.xmlrpc.Documents.member;
import static dev.spillway.common.xmlrpc.Documents.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import java.io.ByteArrayInputStream;
import javax.xml.parsers.SAXParserFactory;
import org.apache.xmlrpc.common.TypeFactoryImpl;
import org.apache.xmlrpc.common.XmlRpcHttpRequestConfigImpl;
import org.apache.xmlrpc.parser.XmlRpcResponseParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

final class HostileAnswerTest {
  private static final String CODE = member("faultCode", "<int>7</int>");
  private static final String NS = "xmlns:ex='http://ws.apache.org/xmlrpc/namespaces/extensions'";

  private static String faultWithGadget() {
    String cause = "<base64>" + Gadget.base64() + "</base64>";
    return fault(CODE + member("faultString", "x") + member("faultCause", cause));
  }

  private static void assertRefused(String document) {
    assertThatThrownBy(() -> XmlRpcCodec.readAnswer(utf8(document)))
        .as(document)
        .isInstanceOfSatisfying(
            XmlRpcFormatException.class,
            e ->
                assertThat(e.getMessage())
                    .hasSizeLessThan(400)
                    .doesNotContain("null", "cast", "java."));
  }

  @Test
  void doesNotRunTheCauseOfAFault() {
    int runs = Gadget.runs();
    assertRefused(faultWithGadget());
    String object = "<ex:serializable " + NS + ">" + Gadget.base64() + "</ex:serializable>";
    assertRefused(fault(CODE + member("faultCause", object)));
    assertRefused(answer(object));
    assertThat(Gadget.runs()).isEqualTo(runs);
  }

  @Test
  void holdsACauseThatRunsInApachesOwnParser() throws Exception {
    int runs = Gadget.runs();
    XmlRpcHttpRequestConfigImpl config = new XmlRpcHttpRequestConfigImpl();
    config.setEnabledForExtensions(true);
    XMLReader reader = SAXParserFactory.newDefaultNSInstance().newSAXParser().getXMLReader();
    XmlRpcResponseParser apaches = new XmlRpcResponseParser(config, new TypeFactoryImpl(null));
    reader.setContentHandler(apaches);
    reader.parse(new InputSource(new ByteArrayInputStream(utf8(faultWithGadget()))));
    assertThat(apaches.getErrorCause()).isInstanceOf(Gadget.class);
    assertThat(Gadget.runs()).isGreaterThan(runs);
  }

  @Test
  void readsAFaultWhateverElseItSays() throws Exception {
    String members = CODE + member("faultString", "a &lt; b\n") + member("faultCause", "text");
    assertThat(XmlRpcCodec.readAnswer(utf8(fault(members)))).isEqualTo(new Fault(7, "a < b\n"));
    String nested = CODE + member("more", "<struct>" + member("faultCode", "x") + "</struct>");
    assertThat(XmlRpcCodec.readAnswer(utf8(fault(nested)))).isEqualTo(new Fault(7, ""));
    assertThat(XmlRpcCodec.readAnswer(utf8(fault(CODE)))).isEqualTo(new Fault(7, ""));
  }

  @Test
  void readsAStringOrAnInteger() throws Exception {
    assertThat(XmlRpcCodec.readAnswer(utf8(answer("x")))).isEqualTo(new Value("x"));
    assertThat(XmlRpcCodec.readAnswer(utf8(answer("<string/>")))).isEqualTo(new Value(""));
    assertThat(XmlRpcCodec.readAnswer(utf8(answer("<i4>-4</i4>")))).isEqualTo(new Value("-4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<html/>",
        "<methodResponse/>",
        "<methodResponse><params/></methodResponse>",
        "<methodResponse><params><param/></params></methodResponse>",
        "<methodResponse><fault/></methodResponse>",
        "<methodResponse><fault><value/></fault></methodResponse>",
        "<methodResponse><fault><value>broken</value></fault></methodResponse>",
        "<methodResponse><fault><value><int>7</int></value></fault></methodResponse>",
        "<methodResponse><fault><value><struct/></value></fault></methodResponse>",
        "<methodResponse><params><param><value>1</value></param>"
            + "<param><value>2</value></param></params></methodResponse>",
        "<methodResponse><params><param><value>1</value></param></params>"
            + "<fault><value><struct/></value></fault></methodResponse>",
        "<methodResponse><params><param><value>half",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
            + "<methodResponse><params><param><value>&x;</value></param></params></methodResponse>",
      })
  void refusesWhatIsNoAnswer(String document) {
    assertRefused(document);
  }

  @Test
  void refusesWhatIsNoFault() {
    assertRefused(fault(member("faultString", "no code")));
    assertRefused(fault(member("faultCode", "7")));
    assertRefused(fault(CODE + CODE));
    assertRefused(answer("<struct>" + CODE + "</struct>"));
    assertRefused(answer("<array><data/></array>"));
    assertRefused(answer("<struct><member><name>a</name><value>".repeat(30_000)));
    assertRefused(fault("<member><name>" + "a".repeat(1_000_000) + "</name><value/></member>"));
  }
}
