package dev.spillway.common.xmlrpc;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.xmlrpc.SafeTypes.UnsupportedTypeException;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.apache.xmlrpc.XmlRpcException;
import org.apache.xmlrpc.XmlRpcRequest;
import org.apache.xmlrpc.XmlRpcRequestConfig;
import org.apache.xmlrpc.common.XmlRpcHttpRequestConfigImpl;
import org.apache.xmlrpc.parser.XmlRpcRequestParser;
import org.apache.xmlrpc.parser.XmlRpcResponseParser;
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
  private static final SafeTypes CALL_TYPES = SafeTypes.ofCalls();
  private static final SafeTypes ANSWER_TYPES = SafeTypes.ofAnswers();
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
    XmlRpcRequestParser parser = new XmlRpcRequestParser(CONFIG, CALL_TYPES);
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
    SafeResponseParser parser = new SafeResponseParser();
    parse(document, parser);
    if (!parser.isSuccess()) {
      return new Fault(parser.getErrorCode(), String.valueOf(parser.getErrorMessage()));
    }
    try {
      return new Value(String.valueOf(parser.getResult()));
    } catch (XmlRpcException e) {
      throw new XmlRpcFormatException(FaultCode.MALFORMED_CALL, "The answer has no value.", e);
    }
  }

  /** Writes a call. */
  public static byte[] writeCall(XmlRpcCall call) {
    return write(writer -> writer.write(new Request(call)));
  }

  /** Writes an answer. */
  public static byte[] writeAnswer(XmlRpcAnswer answer) {
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
          FaultCode.WRONG_PARAMETERS, "The parameter is " + e.getMessage() + ".", e);
    } catch (SAXException
        | RuntimeException e) { // Apache's parsers cast what they have not checked
      throw new XmlRpcFormatException(
          FaultCode.MALFORMED_CALL, "The body is not XML-RPC: " + e.getMessage(), e);
    }
  }

  private static byte[] write(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try {
      writing.to(new XmlRpcWriter(CONFIG, WRITERS.getXmlWriter(CONFIG, out), ANSWER_TYPES));
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

  /** Leaves {@code faultCause} alone, which Apache's parser deserializes whatever it is. */
  private static final class SafeResponseParser extends XmlRpcResponseParser {
    SafeResponseParser() {
      super(CONFIG, ANSWER_TYPES);
    }

    @Override
    protected void addResult(Object result) throws SAXException {
      if (result instanceof Map<?, ?> fault) {
        super.addResult(
            Map.of(
                "faultCode", fault.get("faultCode"),
                "faultString", String.valueOf(fault.get("faultString"))));
      } else {
        super.addResult(result);
      }
    }
  }
}
