package dev.spillway.common.xmlrpc;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.xmlrpc.SafeTypes.UnsupportedTypeException;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.xmlrpc.XmlRpcException;
import org.apache.xmlrpc.XmlRpcRequest;
import org.apache.xmlrpc.XmlRpcRequestConfig;
import org.apache.xmlrpc.common.XmlRpcHttpRequestConfigImpl;
import org.apache.xmlrpc.serializer.BaseXmlWriterFactory;
import org.apache.xmlrpc.serializer.XmlRpcWriter;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads and writes XML-RPC documents with Apache XML-RPC's parsers and writers, less their holes:
 * document types and entities (CVE-2016-5002), Java objects as parameters (CVE-2016-5003), Java
 * objects in faults (CVE-2019-17570). Thread-safe.
 *
 * @see <a href="http://xmlrpc.com/spec.md">The specification</a>
 */
public final class XmlRpcCodec {
  private static final SafeTypes WRITTEN_TYPES = SafeTypes.ofAnswers();
  private static final BaseXmlWriterFactory WRITERS = SafeXmlWriter.factory();

  /** Extensions and exceptions are off unless switched on. */
  private static final XmlRpcHttpRequestConfigImpl CONFIG = new XmlRpcHttpRequestConfigImpl();

  private XmlRpcCodec() {}

  /**
   * Reads a call.
   *
   * @throws XmlRpcFormatException if the document is no call, or has a parameter of a type that is
   *     not taken
   */
  public static XmlRpcCall readCall(byte[] document) throws XmlRpcFormatException {
    XmlRpcCall plain = PlainCallReader.read(document);
    return plain != null ? plain : parseCall(document);
  }

  /** Reads a call by the parser, whatever it looks like. */
  static XmlRpcCall parseCall(byte[] document) throws XmlRpcFormatException {
    SafeRequestParser parser = new SafeRequestParser(CONFIG);
    parse(document, parser);
    if (parser.getMethodName() == null) {
      throw new XmlRpcFormatException(FaultCode.MALFORMED_CALL, "The call names no method.", null);
    }
    List<?> parameters = parser.getParams() == null ? List.of() : parser.getParams();
    return new XmlRpcCall(parser.getMethodName(), List.copyOf(parameters));
  }

  /**
   * Reads an answer.
   *
   * @throws XmlRpcFormatException if the document is no answer
   */
  public static XmlRpcAnswer readAnswer(byte[] document) throws XmlRpcFormatException {
    SafeResponseParser parser = new SafeResponseParser(CONFIG);
    parse(document, parser);
    if (!parser.isSuccess()) {
      return new Fault(parser.getErrorCode(), parser.getErrorMessage());
    }
    try {
      return new Value(parser.getResult().toString());
    } catch (XmlRpcException e) {
      throw new XmlRpcFormatException(FaultCode.MALFORMED_CALL, "The answer has no value.", e);
    }
  }

  /** Writes a call. */
  public static byte[] writeCall(XmlRpcCall call) {
    byte[] plain = PlainDocuments.call(call);
    return plain != null ? plain : writtenCall(call);
  }

  /** Writes an answer. */
  public static byte[] writeAnswer(XmlRpcAnswer answer) {
    byte[] plain = answer instanceof Value value ? PlainDocuments.answer(value.text()) : null;
    return plain != null ? plain : writtenAnswer(answer);
  }

  /** Writes a call by the writer, whatever it looks like. */
  static byte[] writtenCall(XmlRpcCall call) {
    return write(writer -> writer.write(new Request(call)));
  }

  /** Writes an answer by the writer, whatever it looks like. */
  static byte[] writtenAnswer(XmlRpcAnswer answer) {
    if (answer instanceof Fault fault) {
      return write(writer -> writer.write(CONFIG, fault.code(), fault.message()));
    }
    return write(writer -> writer.write(CONFIG, ((Value) answer).text()));
  }

  private static void parse(byte[] document, ContentHandler handler) throws XmlRpcFormatException {
    try {
      SafeXml.parse(document, handler);
    } catch (UnsupportedTypeException e) {
      throw new XmlRpcFormatException(
          FaultCode.WRONG_PARAMETERS, "There is " + e.getMessage() + ".", e);
    } catch (SAXException e) {
      throw malformed(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) { // Apache's parsers cast what they have not checked
      throw malformed("its elements do not go together", e);
    }
  }

  private static XmlRpcFormatException malformed(String why, Exception cause) {
    return new XmlRpcFormatException(
        FaultCode.MALFORMED_CALL, "The body is not XML-RPC: " + Excerpt.of(why), cause);
  }

  private static byte[] write(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try {
      writing.to(new XmlRpcWriter(CONFIG, WRITERS.getXmlWriter(CONFIG, out), WRITTEN_TYPES));
    } catch (SAXException | XmlRpcException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
    return out.toByteArray();
  }

  @FunctionalInterface
  private interface Writing {
    void to(XmlRpcWriter writer) throws SAXException;
  }

  private record Request(XmlRpcCall call) implements XmlRpcRequest {
    @Override
    public XmlRpcRequestConfig getConfig() {
      return CONFIG;
    }

    @Override
    public String getMethodName() {
      return call.method();
    }

    @Override
    public int getParameterCount() {
      return call.parameters().size();
    }

    @Override
    public Object getParameter(int index) {
      return call.parameters().get(index);
    }
  }
}
