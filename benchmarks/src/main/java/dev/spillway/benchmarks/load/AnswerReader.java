package dev.spillway.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Reads one HTTP answer after the other as its bytes come. Keeps the first bytes of each and counts
 * the others. Knows bodies with a length, and those that end with the connection. Not thread-safe.
 */
final class AnswerReader {
  private static final int KEPT_BYTES = 8192;
  private static final long UNTIL_THE_END = Long.MAX_VALUE;
  private static final String LENGTH = "\r\ncontent-length:";

  private final byte[] kept = new byte[KEPT_BYTES];
  private int keptLength;
  private int headLength;
  private long missing;
  private boolean closes;

  /** Forgets the last answer. */
  void reset() {
    keptLength = 0;
    headLength = 0;
    missing = 0;
    closes = false;
  }

  /**
   * Takes what came.
   *
   * @return whether the answer is complete
   * @throws MalformedAnswerException if it is no HTTP that this class reads
   */
  boolean accept(ByteBuffer in) throws MalformedAnswerException {
    if (headLength == 0 && !readHead(in)) {
      return false;
    }
    int length = (int) Math.min(missing, in.remaining());
    int keep = Math.min(length, KEPT_BYTES - keptLength);
    in.get(kept, keptLength, keep);
    keptLength += keep;
    in.position(in.position() + length - keep);
    if (missing != UNTIL_THE_END) {
      missing -= length;
    }
    return missing == 0;
  }

  /** Returns whether an answer is complete now that the connection has ended. */
  boolean acceptEnd() {
    return headLength > 0 && missing == UNTIL_THE_END;
  }

  /** Returns whether the connection cannot be used again. */
  boolean closes() {
    return closes;
  }

  /** Returns whether it is the answer that a call expects. */
  boolean answers(CallBytes call) {
    return startsWithStatus200() && call.isAnswer(kept, headLength, keptLength);
  }

  /** Returns the answer's first bytes. */
  String text() {
    return new String(kept, 0, keptLength, ISO_8859_1);
  }

  private boolean readHead(ByteBuffer in) throws MalformedAnswerException {
    while (in.hasRemaining()) {
      if (keptLength == KEPT_BYTES) {
        throw new MalformedAnswerException("a head of more than " + KEPT_BYTES + " bytes");
      }
      kept[keptLength++] = in.get();
      if (kept[keptLength - 1] == '\n' && endsHead()) {
        parseHead();
        return true;
      }
    }
    return false;
  }

  private boolean endsHead() {
    return keptLength >= 4 && kept[keptLength - 2] == '\r' && kept[keptLength - 3] == '\n';
  }

  private void parseHead() throws MalformedAnswerException {
    headLength = keptLength;
    String head = new String(kept, 0, headLength, ISO_8859_1).toLowerCase(Locale.ROOT);
    closes =
        head.contains("\r\nconnection: close")
            || (head.startsWith("http/1.0") && !head.contains("\r\nconnection: keep-alive"));
    int length = head.indexOf(LENGTH);
    if (length >= 0) {
      int from = length + LENGTH.length();
      missing = Long.parseLong(head.substring(from, head.indexOf('\r', from)).strip());
    } else if (closes) {
      missing = UNTIL_THE_END;
    } else {
      throw new MalformedAnswerException("an answer without a length: " + head.strip());
    }
  }

  private boolean startsWithStatus200() {
    return keptLength > 12 && kept[9] == '2' && kept[10] == '0' && kept[11] == '0';
  }
}
