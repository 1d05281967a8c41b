package dev.spillway.common.xmlrpc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What a glance at an answer tells, where nobody needs to know more to pass it on. */
enum AnswerShape {
  VALUE,
  FAULT,
  /** It does not begin and end as an answer does. */
  NEITHER;

  private static final int BEGINNING_BYTES = 256;
  private static final int END_BYTES = 64;

  /** Looks at the beginning and the end of a document. */
  static AnswerShape of(byte[] document) {
    String end = text(document, Math.max(0, document.length - END_BYTES), document.length);
    if (!end.stripTrailing().endsWith("</methodResponse>")) {
      return NEITHER;
    }
    String beginning = text(document, 0, Math.min(BEGINNING_BYTES, document.length));
    int response = beginning.indexOf("<methodResponse>");
    if (response < 0) {
      return NEITHER;
    }
    String content = beginning.substring(response + "<methodResponse>".length()).stripLeading();
    if (content.startsWith("<params>")) {
      return VALUE;
    }
    return content.startsWith("<fault>") ? FAULT : NEITHER;
  }

  private static String text(byte[] document, int from, int to) {
    return new String(document, from, to - from, ISO_8859_1);
  }
}
