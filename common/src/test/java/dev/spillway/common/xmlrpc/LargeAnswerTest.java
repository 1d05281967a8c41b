package dev.spillway.common.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import org.junit.jupiter.api.Test;

final class LargeAnswerTest {
  @Test
  void givesBackAsMuchAsLambdaAnswers() throws Exception {
    // A page of HTML: JDK 24 and later stop after 100,000 of &lt; and &amp; unless told not to.
    String unit = "<a>&\r\n\u0001 and the words between, which are most of it";
    String text = unit.repeat(6 * 1024 * 1024 / unit.length());
    byte[] document = XmlRpcCodec.writeAnswer(new Value(text));
    Value value = (Value) XmlRpcCodec.readAnswer(document);
    assertThat(value.text().equals(text.replace('\u0001', '\uFFFD'))).isTrue();
  }
}
