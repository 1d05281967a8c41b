package dev.spillway.localcloud.http;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes identifiers that look like AWS's. */
public final class RandomId {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String HEX = "0123456789abcdef";
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomId() {}

  /** Returns small letters and digits. */
  public static String letters(int length) {
    return of(LETTERS, length);
  }

  /** Returns hexadecimal digits. */
  public static String hex(int length) {
    return of(HEX, length);
  }

  private static String of(String alphabet, int length) {
    return RANDOM
        .ints(length, 0, alphabet.length())
        .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
        .collect(Collectors.joining());
  }
}
