package dev.spillway.common.xmlrpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our documents in Python's xmlrpc.client, which callers of the original use, and its in ours. */
final class PythonWireIT {
  /** Reads and answers lines of base64: documents are what Python sees, texts what it holds. */
  private static final String SCRIPT =
      """
      import base64, sys, xmlrpc.client as x
      decode = lambda line: base64.b64decode(line)
      encode = lambda text: base64.b64encode(text.encode()).decode()
      def loads(document):
          try:
              values, method = x.loads(document)
              return f'{method}:{values[0]}'
          except x.Fault as fault:
              return f'{fault.faultCode}:{fault.faultString}'
      does = {
          'loads': lambda raw: loads(raw),
          'call': lambda raw: x.dumps((raw.decode(),), 'call_faas'),
          'int': lambda raw: x.dumps((int(raw),), 'call_faas'),
          'answer': lambda raw: x.dumps((raw.decode(),), methodresponse=True),
          'fault': lambda raw: x.dumps(x.Fault(42, raw.decode())),
      }[sys.argv[1]]
      for line in sys.stdin:
          print(encode(does(decode(line))))
      """;

  private final List<String> texts = texts();

  @TempDir Path folder;

  private static List<String> texts() {
    Random random = new Random(42);
    return Stream.concat(
            Stream.of("10", "", " a ", "\r\n\r", "]]>", "a<b&c", "ü€😀", "\n", "\t"),
            Stream.generate(() -> RandomTexts.asXmlHoldsIt(RandomTexts.next(random))).limit(150))
        .toList();
  }

  private List<byte[]> python(String mode, List<byte[]> inputs) throws Exception {
    Path script = Files.writeString(folder.resolve("wire.py"), SCRIPT);
    Path answers = folder.resolve("answers");
    Process process =
        new ProcessBuilder("python3", "-I", script.toString(), mode)
            .redirectOutput(answers.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      for (byte[] input : inputs) {
        in.write(Base64.getEncoder().encode(input));
        in.write('\n');
      }
    }
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(answers).stream().map(Base64.getDecoder()::decode).toList();
  }

  private List<String> pythonReads(List<byte[]> documents) throws Exception {
    return python("loads", documents).stream().map(text -> new String(text, UTF_8)).toList();
  }

  /** Returns what Python writes; without carriage returns, which it does not keep itself. */
  private List<byte[]> pythonWrites(String mode) throws Exception {
    return python(mode, texts.stream().map(text -> withoutReturns(text).getBytes(UTF_8)).toList());
  }

  private static String withoutReturns(String text) {
    return text.replace('\r', '\n');
  }

  @Test
  void pythonReadsOurCalls() throws Exception {
    List<byte[]> calls =
        texts.stream()
            .map(text -> XmlRpcCodec.writeCall(new XmlRpcCall("call_faas", List.of(text))))
            .toList();
    assertThat(pythonReads(calls))
        .isEqualTo(texts.stream().map(text -> "call_faas:" + text).toList());
    XmlRpcCall number = new XmlRpcCall("call_faas", List.of(-7));
    assertThat(pythonReads(List.of(XmlRpcCodec.writeCall(number)))).containsExactly("call_faas:-7");
  }

  @Test
  void pythonReadsOurAnswers() throws Exception {
    List<byte[]> answers =
        texts.stream().map(text -> XmlRpcCodec.writeAnswer(new Value(text))).toList();
    assertThat(pythonReads(answers)).isEqualTo(texts.stream().map(text -> "None:" + text).toList());
  }

  @Test
  void pythonReadsOurFaults() throws Exception {
    List<byte[]> faults =
        texts.stream().map(text -> XmlRpcCodec.writeAnswer(new Fault(-32700, text))).toList();
    assertThat(pythonReads(faults))
        .isEqualTo(texts.stream().map(text -> "-32700:" + text).toList());
  }

  @Test
  void readsPythonsCalls() throws Exception {
    List<byte[]> calls = pythonWrites("call");
    assertThat(calls).hasSameSizeAs(texts);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(XmlRpcCodec.readCall(calls.get(i)))
          .isEqualTo(new XmlRpcCall("call_faas", List.of(withoutReturns(texts.get(i)))));
    }
    byte[] number = python("int", List.of("10".getBytes(UTF_8))).get(0);
    assertThat(XmlRpcCodec.readCall(number)).isEqualTo(new XmlRpcCall("call_faas", List.of(10)));
  }

  @Test
  void readsPythonsAnswersAndFaults() throws Exception {
    List<byte[]> answers = pythonWrites("answer");
    List<byte[]> faults = pythonWrites("fault");
    for (int i = 0; i < texts.size(); i++) {
      String text = withoutReturns(texts.get(i));
      assertThat(XmlRpcCodec.readAnswer(answers.get(i))).isEqualTo(new Value(text));
      assertThat(XmlRpcCodec.readAnswer(faults.get(i))).isEqualTo(new Fault(42, text));
    }
  }
}
