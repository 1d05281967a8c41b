package dev.spillway.loadbalancer.pool;

import java.util.random.RandomGenerator;

/** Makes names that no server had before. */
public final class ServerNames {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 6;

  private ServerNames() {}

  /** Returns a prefix with 6 random letters and digits: one of 2 thousand million names. */
  public static String random(String prefix, RandomGenerator random) {
    StringBuilder name = new StringBuilder(prefix);
    for (int i = 0; i < LENGTH; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }
}
