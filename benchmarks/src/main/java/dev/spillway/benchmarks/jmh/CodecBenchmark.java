package dev.spillway.benchmarks.jmh;

import dev.spillway.common.xmlrpc.XmlRpcAnswer;
import dev.spillway.common.xmlrpc.XmlRpcCall;
import dev.spillway.common.xmlrpc.XmlRpcCodec;
import dev.spillway.common.xmlrpc.XmlRpcFormatException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What reading and writing XML-RPC costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBenchmark {
  /** The length of the parameter and of the result. */
  @Param({"10", "10000"})
  public int characters;

  private XmlRpcCall call = new XmlRpcCall("", List.of());
  private XmlRpcAnswer answer = new XmlRpcAnswer.Value("");
  private byte[] callDocument = {};
  private byte[] answerDocument = {};

  /** Builds the documents. */
  @Setup
  public void build() {
    String text = "x".repeat(characters);
    call = new XmlRpcCall("call_faas", List.of(text));
    answer = new XmlRpcAnswer.Value(text);
    callDocument = XmlRpcCodec.writeCall(call);
    answerDocument = XmlRpcCodec.writeAnswer(answer);
  }

  /** Reads a call. */
  @Benchmark
  public XmlRpcCall readCall() throws XmlRpcFormatException {
    return XmlRpcCodec.readCall(callDocument);
  }

  /** Reads an answer. */
  @Benchmark
  public XmlRpcAnswer readAnswer() throws XmlRpcFormatException {
    return XmlRpcCodec.readAnswer(answerDocument);
  }

  /** Writes a call. */
  @Benchmark
  public byte[] writeCall() {
    return XmlRpcCodec.writeCall(call);
  }

  /** Writes an answer. */
  @Benchmark
  public byte[] writeAnswer() {
    return XmlRpcCodec.writeAnswer(answer);
  }
}
