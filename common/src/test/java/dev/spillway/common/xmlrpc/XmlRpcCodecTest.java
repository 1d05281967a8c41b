package dev.spillway.common.xmlrpc;

import static dev.spillway.common.xmlrpc.Documents.call;
import static dev.spillway.common.xmlrpc.Documents.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XmlRpcCodecTest {

  private static void assertSurvives(String text, String expected) throws XmlRpcFormatException {
    byte[] call = XmlRpcCodec.writeCall(new XmlRpcCall("m", List.of(text)));
    assertThat(XmlRpcCodec.readCall(call).parameters()).containsExactly(expected);
    byte[] value = XmlRpcCodec.writeAnswer(new Value(text));
    assertThat(XmlRpcCodec.readAnswer(value)).isEqualTo(new Value(expected));
    byte[] fault = XmlRpcCodec.writeAnswer(new Fault(-1, text));
    assertThat(XmlRpcCodec.readAnswer(fault)).isEqualTo(new Fault(-1, expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "a\rb\r\nc\n\rd",
        " lead",
        "trail ",
        "\nlead",
        "trail\n",
        "]]>",
        "<![CDATA[x]]>",
        "&amp;",
        "&#13;",
        "<a b='c'>\"",
        "<!-- -->",
        "äöü€",
        "😀",
        "\u0085",
        "\u2028",
        "\u00a0",
        "\uE000",
        "\uFFFD",
        "\uFEFFbom",
        "\uD83F\uDFFE",
      })
  void givesBackEveryText(String text) throws Exception {
    assertSurvives(text, text);
  }

  @Test
  void writesAReplacementForWhatXmlCannotHold() throws Exception {
    assertSurvives("a\u0000b\u0008c\u001fd", "a\uFFFDb\uFFFDc\uFFFDd");
    assertSurvives("\uFFFE\uFFFF", "\uFFFD\uFFFD");
    assertSurvives("\uD83D", "\uFFFD");
    assertSurvives("\uDE00x\uD83D", "\uFFFDx\uFFFD");
    assertSurvives("\uD83D\uD83D\uDE00\uDE00", "\uFFFD\uD83D\uDE00\uFFFD");
    assertSurvives("\uDE00\uD83D", "\uFFFD\uFFFD");
  }

  @Test
  void givesBackRandomTexts() throws Exception {
    Random random = new Random(20_261_123);
    for (int i = 0; i < 300; i++) {
      String text = RandomTexts.next(random);
      assertSurvives(text, RandomTexts.asXmlHoldsIt(text));
    }
  }

  @Test
  void writesTheDocumentsOfTheSpecification() {
    String prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    byte[] call = XmlRpcCodec.writeCall(new XmlRpcCall("call_faas", List.of("a<b", 5)));
    assertThat(new String(call, StandardCharsets.UTF_8))
        .isEqualTo(
            prolog
                + "<methodCall><methodName>call_faas</methodName><params>"
                + "<param><value>a&lt;b</value></param>"
                + "<param><value><i4>5</i4></value></param></params></methodCall>");
    byte[] fault = XmlRpcCodec.writeAnswer(new Fault(201, "no"));
    assertThat(new String(fault, StandardCharsets.UTF_8))
        .isEqualTo(
            prolog
                + "<methodResponse><fault><value><struct>"
                + "<member><name>faultCode</name><value><i4>201</i4></value></member>"
                + "<member><name>faultString</name><value>no</value></member>"
                + "</struct></value></fault></methodResponse>");
  }

  @Test
  void readsEachWayToWriteAStringOrAnInteger() throws Exception {
    assertThat(parameter(call("text"))).isEqualTo("text");
    assertThat(parameter(call("<string>text</string>"))).isEqualTo("text");
    assertThat(parameter(call(" <string> text </string>\n"))).isEqualTo(" text ");
    assertThat(parameter(call("<![CDATA[a<b]]> &amp; <!-- no -->c"))).isEqualTo("a<b & c");
    assertThat(parameter(call(""))).isEqualTo("");
    assertThat(parameter(call("<string/>"))).isEqualTo("");
    assertThat(parameter(call("<int>-2147483648</int>"))).isEqualTo(Integer.MIN_VALUE);
    assertThat(parameter(call("\n<i4> 7 </i4>\n"))).isEqualTo(7);
  }

  @Test
  void readsTheEncodingsThatXmlKnows() throws Exception {
    String call = call("äöü");
    String latin = "<?xml version='1.0' encoding='ISO-8859-1'?>" + call;
    assertThat(parameter(latin.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("äöü");
    assertThat(parameter(call.getBytes(StandardCharsets.UTF_16))).isEqualTo("äöü");
    assertThat(parameter("\uFEFF" + call)).isEqualTo("äöü");
  }

  private static Object parameter(String document) throws XmlRpcFormatException {
    return parameter(utf8(document));
  }

  private static Object parameter(byte[] document) throws XmlRpcFormatException {
    List<Object> parameters = XmlRpcCodec.readCall(document).parameters();
    assertThat(parameters).hasSize(1);
    return parameters.get(0);
  }
}
