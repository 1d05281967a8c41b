package dev.spillway.common.xmlrpc;

/** Shows what a stranger sent, but no more of it than fits a sentence. */
final class Excerpt {
  private static final int SHOWN = 200;

  private Excerpt() {}

  static String of(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
