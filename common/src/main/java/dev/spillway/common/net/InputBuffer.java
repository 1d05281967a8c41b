package dev.spillway.common.net;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that came and were not yet consumed. Not thread-safe. */
public final class InputBuffer {
  private static final byte[] NOTHING = {};
  private static final int FIRST_BYTES = 512;

  /** What an idle connection keeps: ten thousand of them then take some megabytes. */
  private static final int KEPT_BYTES = 4096;

  private byte[] bytes = NOTHING;
  private int start;
  private int end;

  /** Returns how many bytes there are. */
  public int length() {
    return end - start;
  }

  /** Returns a byte, counted from the first that was not consumed. */
  public byte at(int index) {
    return bytes[start + index];
  }

  /** Returns the position after the first {@code \n} at or behind another one, or -1. */
  public int afterLine(int from) {
    for (int i = start + from; i < end; i++) {
      if (bytes[i] == '\n') {
        return i + 1 - start;
      }
    }
    return -1;
  }

  /** Takes the first bytes out. */
  public byte[] take(int length) {
    byte[] taken = Arrays.copyOfRange(bytes, start, start + length);
    skip(length);
    return taken;
  }

  /** Leaves the first bytes out. */
  public void skip(int length) {
    start += length;
    if (start == end) {
      start = 0;
      end = 0;
      if (bytes.length > KEPT_BYTES) {
        bytes = NOTHING;
      }
    }
  }

  /** Adds all that a buffer has. */
  public void append(ByteBuffer more) {
    int count = more.remaining();
    makeRoom(count);
    more.get(bytes, end, count);
    end += count;
  }

  private void makeRoom(int count) {
    if (bytes.length - end >= count) {
      return;
    }
    int length = length();
    byte[] target = bytes;
    if (bytes.length - length < count || start < length) {
      target = new byte[Math.max(Math.max(FIRST_BYTES, length + count), 2 * length)];
    }
    System.arraycopy(bytes, start, target, 0, length);
    bytes = target;
    start = 0;
    end = length;
  }
}
