package dev.spillway.common.xmlrpc;

import java.util.Set;
import org.apache.ws.commons.util.NamespaceContextImpl;
import org.apache.xmlrpc.common.TypeFactoryImpl;
import org.apache.xmlrpc.common.XmlRpcStreamConfig;
import org.apache.xmlrpc.parser.StringParser;
import org.apache.xmlrpc.parser.TypeParser;
import org.xml.sax.SAXException;

/**
 * The types that this protocol uses, and no others: Apache's factory would also deserialize Java
 * objects that a document brings along.
 */
final class SafeTypes extends TypeFactoryImpl {
  private static final Set<String> SCALARS = Set.of("string", "int", "i4");

  private final Set<String> allowed;

  private SafeTypes(Set<String> allowed) {
    super(null); // the controller is asked for dates only, which are not among ours
    this.allowed = allowed;
  }

  /** Returns the types of a call's parameters. */
  static SafeTypes ofCalls() {
    return new SafeTypes(SCALARS);
  }

  /** Returns the types of an answer: a fault is a struct. */
  static SafeTypes ofAnswers() {
    return new SafeTypes(Set.of("string", "int", "i4", "struct"));
  }

  @Override
  public TypeParser getParser(
      XmlRpcStreamConfig config, NamespaceContextImpl context, String uri, String name) {
    if (!uri.isEmpty() || !allowed.contains(name)) {
      return new Refusal(name);
    }
    return super.getParser(config, context, uri, name);
  }

  /** Says that a type is not taken; its own exception type keeps it apart from bad syntax. */
  static final class UnsupportedTypeException extends SAXException {
    private static final long serialVersionUID = 1L;

    UnsupportedTypeException(String name) {
      super("a value of type <" + Excerpt.of(name) + "> (expected: <string>, <int> or <i4>)");
    }
  }

  private static final class Refusal extends StringParser {
    private final String name;

    Refusal(String name) {
      this.name = name;
    }

    @Override
    public void startDocument() throws SAXException {
      throw new UnsupportedTypeException(name);
    }
  }
}
