package dev.spillway.common.function;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A function as it is served.
 *
 * @param name its name
 * @param source a Python script
 * @param isIdempotent whether running it twice for one call does no harm
 */
public record FunctionSpec(FunctionName name, String source, boolean isIdempotent) {
  /** The largest source that is taken: as much as Lambda answers at most. */
  public static final int SOURCE_LIMIT_BYTES = 6 * 1024 * 1024;

  /** Makes a function of which nothing is known: running it twice may do harm. */
  public FunctionSpec(FunctionName name, String source) {
    this(name, source, false);
  }

  /** Returns the SHA-256 of the source, in hexadecimal digits. */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(source.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
