package dev.spillway.common.xmlrpc;

import java.util.Random;

/** Makes texts of all of Unicode, with more than their share of what breaks programs. */
final class RandomTexts {
  private static final String NASTY = "\r\n\t <>&\"'];\0\u0001\u001f\u007f\u0085\uFFFE\uFFFF\uFEFF";
  private static final int LONGEST = 200;

  private RandomTexts() {}

  static String next(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(LONGEST);
    while (text.length() < length) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(NASTY.charAt(random.nextInt(NASTY.length())));
        case 1 -> text.append((char) random.nextInt(0x10000)); // also halves of surrogate pairs
        case 2 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        default -> text.append((char) (' ' + random.nextInt(95)));
      }
    }
    return text.toString();
  }

  /** Returns the text with U+FFFD for each code point that XML 1.0 does not allow. */
  static String asXmlHoldsIt(String text) {
    StringBuilder held = new StringBuilder(text.length());
    text.codePoints().forEach(c -> held.appendCodePoint(isChar(c) ? c : 0xFFFD));
    return held.toString();
  }

  private static boolean isChar(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
