package dev.spillway.common.xmlrpc;

import static dev.spillway.common.xmlrpc.Documents.utf8;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read and written without a parser is what the parser reads and the writer writes. */
final class PlainDocumentsTest {
  private static final String PYTHON =
      """
      <?xml version='1.0'?>
      <methodCall>
      <methodName>call_faas</methodName>
      <params>
      <param>
      <value><string>10</string></value>
      </param>
      </params>
      </methodCall>
      """;

  private static final List<String> CALLS =
      List.of(
          PYTHON,
          PYTHON.replace("<string>10</string>", "<int>-005</int>"),
          PYTHON.replace("<string>10</string>", "<i4>7</i4>"),
          PYTHON.replace("<string>10</string>", "a b"),
          PYTHON.replace("10", " 1\n\t0 "),
          PYTHON.replace("10", ""),
          new String(XmlRpcCodec.writeCall(new XmlRpcCall("m", List.of("x"))), US_ASCII));

  static Stream<String> calls() {
    return CALLS.stream();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void readsWhatTheParserReads(String document) throws XmlRpcFormatException {
    assertThat(PlainCallReader.read(utf8(document)))
        .isNotNull()
        .isEqualTo(XmlRpcCodec.parseCall(utf8(document)));
  }

  /** A call is changed in a random place: either it is left to the parser, or read as it does. */
  @Test
  void neverReadsWhatTheParserReadsDifferently() {
    Random random = new Random(1);
    String bytes = "<>/&;]'\"= \n\r\tax10-+.!?[\u0000\u007f\u0080\u00ff";
    long plain =
        IntStream.range(0, 20_000)
            .filter(
                i -> {
                  byte[] document = utf8(CALLS.get(random.nextInt(CALLS.size())));
                  for (int changes = random.nextInt(3); changes >= 0; changes--) {
                    document[random.nextInt(document.length)] =
                        (byte) bytes.charAt(random.nextInt(bytes.length()));
                  }
                  return isReadAlike(document);
                })
            .count();
    assertThat(plain).as("documents that were plain").isGreaterThan(200);
  }

  private static boolean isReadAlike(byte[] document) {
    XmlRpcCall plain = PlainCallReader.read(document);
    if (plain == null) {
      return false;
    }
    try {
      assertThat(plain).isEqualTo(XmlRpcCodec.parseCall(document));
      return true;
    } catch (XmlRpcFormatException e) {
      throw new AssertionError("The parser refuses " + new String(document, ISO_8859_1), e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x><methodCall/>",
        "<methodCall><methodName>m</methodName></methodCall>",
        "\ufeff<methodCall/>",
        "",
        "<",
        "<methodCall><methodName>m</methodName><params><param><value>&lt;</value></param></params></methodCall>",
        "<methodCall><methodName>m</methodName><params><param><value>\u00fc</value></param></params></methodCall>",
        "<methodCall><methodName>m</methodName><params><param><value><int>9999999999</int></value></param></params></methodCall>",
        "<methodCall><methodName>m</methodName><params><param><value> 1</value></param></params></methodCall>"
      })
  void leavesTheRestToTheParser(String document) {
    assertThat(PlainCallReader.read(utf8(document))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", " a\nb\t ", "it's \"x\" = 1; ]]"})
  void writesWhatTheWriterWrites(String text) throws XmlRpcFormatException {
    XmlRpcCall call = new XmlRpcCall("call_function", List.of(text));
    assertThat(PlainDocuments.call(call)).isNotNull().isEqualTo(XmlRpcCodec.writtenCall(call));
    byte[] answer = PlainDocuments.answer(text);
    assertThat(answer).isNotNull().isEqualTo(XmlRpcCodec.writtenAnswer(new Value(text)));
    assertThat(XmlRpcCodec.readAnswer(Objects.requireNonNull(answer))).isEqualTo(new Value(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", "&", "]]>", "\r", "\u00fc", "\u0000", "\u007f"})
  void leavesWhatNeedsAnEscapeToTheWriter(String text) {
    assertThat(PlainDocuments.answer(text)).isNull();
    assertThat(PlainDocuments.call(new XmlRpcCall("m", List.of(text)))).isNull();
  }

  @Test
  void tellsAnswersByTheirBeginningAndEnd() {
    assertThat(AnswerShape.of(utf8(Documents.answer("x")))).isEqualTo(AnswerShape.VALUE);
    assertThat(AnswerShape.of(XmlRpcCodec.writeAnswer(new XmlRpcAnswer.Fault(1, "no"))))
        .isEqualTo(AnswerShape.FAULT);
    assertThat(
            AnswerShape.of(
                utf8(
                    "<?xml version='1.0'?>\n<methodResponse>\n<fault>\n</fault>\n</methodResponse>\n")))
        .isEqualTo(AnswerShape.FAULT);
    for (String none :
        List.of("", "hello", "<methodResponse><params>", "<methodResponse>x</methodResponse>")) {
      assertThat(AnswerShape.of(utf8(none))).as(none).isEqualTo(AnswerShape.NEITHER);
    }
  }
}
