package dev.spillway.common.xmlrpc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Parses documents of strangers: no document type (and so no entities, no external files, no
 * expansion), no great depth (Apache's parser recurses once a level). Thread-safe.
 */
final class SafeXml {
  private static final int MAX_DEPTH = 32;
  private static final String FEATURES = "http://xml.org/sax/features/";
  private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";

  private static final SAXParserFactory FACTORY = factory();

  private SafeXml() {}

  static void parse(byte[] document, ContentHandler handler) throws SAXException {
    XMLReader reader = new DepthLimit(newReader());
    reader.setContentHandler(handler);
    try {
      reader.parse(new InputSource(new ByteArrayInputStream(document)));
    } catch (IOException e) {
      throw new SAXException("The encoding cannot be read: " + e.getMessage(), e);
    }
  }

  private static XMLReader newReader() throws SAXException {
    try {
      synchronized (FACTORY) {
        XMLReader reader = FACTORY.newSAXParser().getXMLReader();
        // JDK 24 and later count &lt; and &amp; as entities, and stop after 100,000 of them. There
        // are no others where there is no document type.
        reader.setProperty(LIMITS + "maxGeneralEntitySizeLimit", "0");
        reader.setProperty(LIMITS + "totalEntitySizeLimit", "0");
        return reader;
      }
    } catch (ParserConfigurationException e) {
      throw new SAXException(e);
    }
  }

  private static SAXParserFactory factory() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(FEATURES + "external-general-entities", false);
      factory.setFeature(FEATURES + "external-parameter-entities", false);
      factory.setXIncludeAware(false);
      return factory;
    } catch (ParserConfigurationException | SAXException e) {
      throw new UncheckedIOException(new IOException("This JDK cannot parse XML safely", e));
    }
  }

  private static final class DepthLimit extends XMLFilterImpl {
    private int depth;

    DepthLimit(XMLReader parent) {
      super(parent);
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes)
        throws SAXException {
      depth++;
      if (depth > MAX_DEPTH) {
        throw new SAXException("elements nested deeper than " + MAX_DEPTH);
      }
      super.startElement(uri, localName, name, attributes);
    }

    @Override
    public void endElement(String uri, String localName, String name) throws SAXException {
      depth--;
      super.endElement(uri, localName, name);
    }
  }
}
