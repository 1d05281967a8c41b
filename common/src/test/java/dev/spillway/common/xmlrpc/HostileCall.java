package dev.spillway.common.xmlrpc;

import static dev.spillway.common.xmlrpc.Documents.call;
import static dev.spillway.common.xmlrpc.Documents.extended;
import static dev.spillway.common.xmlrpc.Documents.utf8;

import dev.spillway.common.invocation.FaultCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A body that a stranger may send, and the fault that answers it.
 *
 * @param name what is wrong with it
 * @param body the document
 * @param expected the fault
 */
record HostileCall(String name, byte[] body, FaultCode expected) {
  private static final String NAME = "<methodName>call_faas</methodName>";
  private static final String PARAM = "<param><value>1</value></param>";

  /** Returns one of each kind. {@code listener} is an address that must not be asked. */
  static Stream<HostileCall> all(String listener) {
    return Stream.of(entities(listener), types(), sizes(), encodings(), forms()).flatMap(s -> s);
  }

  private static Stream<HostileCall> entities(String listener) {
    String quadratic = "<!DOCTYPE a [<!ENTITY a '" + "a".repeat(50_000) + "'>]>";
    return Stream.of(
        malformed(
            "external entity of a file",
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + call("&x;")),
        malformed(
            "external entity by HTTP",
            "<!DOCTYPE a [<!ENTITY x SYSTEM '" + listener + "'>]>" + call("&x;")),
        malformed(
            "parameter entity",
            "<!DOCTYPE a [<!ENTITY % x SYSTEM '" + listener + "'> %x;]>" + call("1")),
        malformed("external DTD", "<!DOCTYPE methodCall SYSTEM '" + listener + "'>" + call("1")),
        malformed("public DTD", "<!DOCTYPE a PUBLIC 'x' '" + listener + "'>" + call("1")),
        malformed("billion laughs", billionLaughs()),
        malformed("quadratic blow-up", quadratic + call("&a;".repeat(50_000))),
        malformed("entity that nobody declared", call("&x;")),
        malformed(
            "XInclude in a string",
            call(
                "<string><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text'"
                    + " href='file:///etc/passwd'/></string>")),
        wrong(
            "XInclude as a value",
            call(
                "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='"
                    + listener
                    + "'/>")));
  }

  private static String billionLaughs() {
    String entities =
        IntStream.range(1, 10)
            .mapToObj(i -> "<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10) + "'>")
            .collect(Collectors.joining());
    return "<!DOCTYPE a [<!ENTITY l0 'lol'>" + entities + "]>" + call("&l9;");
  }

  private static Stream<HostileCall> types() {
    Stream<String> extensions =
        Stream.of("nil", "i1", "i2", "i8", "float", "bigdecimal", "biginteger", "dom", "dateTime");
    Stream<String> plain =
        Stream.of(
            "<nil/>",
            "<double>1</double>",
            "<boolean>1</boolean>",
            "<struct/>",
            "<array><data/></array>",
            "<dateTime.iso8601>19980717T14:08:55</dateTime.iso8601>",
            "<base64>AAAA</base64>",
            "<i8>1</i8>");
    String gadget = "<ex:serializable>" + Gadget.base64() + "</ex:serializable>";
    return Stream.of(
            Stream.of(wrong("serialized object", extended(gadget))),
            extensions.map(
                type -> wrong("ex:" + type, extended("<ex:" + type + ">1</ex:" + type + ">"))),
            plain.map(value -> wrong(value, call(value))))
        .flatMap(s -> s);
  }

  private static Stream<HostileCall> sizes() {
    int deep = 30_000;
    String attributes =
        IntStream.range(0, 50_000).mapToObj(i -> " a" + i + "='1'").collect(Collectors.joining());
    String bigName = "a".repeat(1_000_000);
    return Stream.of(
        wrong("deep arrays", call("<array><data><value>".repeat(deep))),
        wrong("deep structs", call("<struct><member><name>a</name><value>".repeat(deep))),
        malformed("deep unknown elements", "<a>".repeat(deep) + "</a>".repeat(deep)),
        malformed("many attributes", "<methodCall" + attributes + "/>"),
        malformed("enormous element", call("<" + bigName + "/>")),
        wrong("long element", call("<" + "a".repeat(900) + "/>")),
        malformed("enormous attribute name", "<methodCall " + bigName + "=''/>"),
        malformed("enormous method name", named(bigName)),
        malformed("method name of references", named("&#97;".repeat(150_000))),
        new HostileCall("long method name", utf8(named("a".repeat(999))), FaultCode.UNKNOWN_METHOD),
        malformed("enormous number", call("<int>" + "9".repeat(1_000_000) + "</int>")),
        wrong(
            "many parameters", methodCall(NAME + "<params>" + PARAM.repeat(10_000) + "</params>")),
        malformed(
            "enormous encoding",
            "<?xml version='1.0' encoding='" + "a".repeat(100_000) + "'?>" + call("1")));
  }

  private static Stream<HostileCall> encodings() {
    byte[] utf16 = call("ü").getBytes(StandardCharsets.UTF_16);
    return Stream.of(
        malformed("unknown encoding", "<?xml version='1.0' encoding='bogus'?>" + call("1")),
        malformed("not the encoding", "<?xml version='1.0' encoding='UTF-16'?>" + call("1")),
        malformed("invalid UTF-8", call("\u00fc").getBytes(StandardCharsets.ISO_8859_1)),
        malformed("UTF-16 that ends in a letter", Arrays.copyOf(utf16, 101)),
        malformed("UTF-16 byte order mark alone", new byte[] {(byte) 0xff, (byte) 0xfe}),
        malformed("binary", new byte[] {0, 1, 2, (byte) 0xff}),
        malformed("control character", call("\u0001")),
        malformed("reference of a control character", call("&#1;")),
        malformed("reference of half a surrogate pair", call("&#xD800;")));
  }

  private static Stream<HostileCall> forms() {
    return Stream.of(
        malformed("nothing", ""),
        malformed("JSON", "{\"method\": \"call_faas\"}"),
        malformed("HTML", "<html><body>hello</body></html>"),
        malformed("half a call", call("1").substring(0, 80)),
        malformed("two roots", call("1") + call("1")),
        malformed("an answer", Documents.answer("1")),
        malformed("a foreign namespace", "<methodCall xmlns='urn:x'>" + NAME + "</methodCall>"),
        malformed("unbound prefix", call("<ex:serializable>AAAA</ex:serializable>")),
        malformed("no method name", methodCall("<params>" + PARAM + "</params>")),
        malformed("nothing in the call", methodCall("")),
        malformed("element in the method name", named("a<b>c</b>")),
        malformed("params twice", methodCall(NAME + "<params>" + PARAM + "</params><params/>")),
        malformed("method name twice", methodCall(NAME + NAME)),
        malformed("number too large", call("<int>2147483648</int>")),
        malformed("no number", call("<i4>ten</i4>")),
        malformed("empty number", call("<i4/>")),
        malformed("text beside a type", call("a<int>5</int>")),
        malformed("element in a string", call("<string>a<b/></string>")),
        wrong("no params", methodCall(NAME)),
        wrong("empty params", methodCall(NAME + "<params/>")),
        wrong("param without value", methodCall(NAME + "<params><param/></params>")),
        wrong("two params", methodCall(NAME + "<params>" + PARAM + PARAM + "</params>")),
        new HostileCall("another method", utf8(named("reboot")), FaultCode.UNKNOWN_METHOD),
        new HostileCall("empty method name", utf8(named("")), FaultCode.UNKNOWN_METHOD));
  }

  private static String named(String method) {
    return methodCall("<methodName>" + method + "</methodName>");
  }

  private static String methodCall(String content) {
    return "<methodCall>" + content + "</methodCall>";
  }

  private static HostileCall malformed(String name, String document) {
    return malformed(name, utf8(document));
  }

  private static HostileCall malformed(String name, byte[] document) {
    return new HostileCall(name, document, FaultCode.MALFORMED_CALL);
  }

  private static HostileCall wrong(String name, String document) {
    return new HostileCall(name, utf8(document), FaultCode.WRONG_PARAMETERS);
  }

  @Override
  public String toString() {
    return name;
  }
}
