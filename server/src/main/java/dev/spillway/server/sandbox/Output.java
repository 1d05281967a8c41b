package dev.spillway.server.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The part of a stream that is kept. Thread-safe. */
public abstract sealed class Output {
  /** Keeps what fits of some bytes more; returns whether to read on. */
  abstract boolean take(byte[] bytes, int length);

  abstract byte[] kept();

  /** Returns what is kept, bytes that are not UTF-8 as U+FFFD. */
  public final String text() {
    return new String(kept(), StandardCharsets.UTF_8);
  }

  /** Keeps all, up to a limit. */
  public static final class Whole extends Output {
    private final int limitBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private volatile boolean isOverLimit;

    /** Keeps up to so many bytes. */
    public Whole(int limitBytes) {
      this.limitBytes = limitBytes;
    }

    @Override
    boolean take(byte[] bytes, int length) {
      isOverLimit = kept.size() + length > limitBytes;
      if (!isOverLimit) {
        kept.write(bytes, 0, length);
      }
      return !isOverLimit;
    }

    @Override
    byte[] kept() {
      return kept.toByteArray();
    }

    /** Returns whether there was more than the limit. */
    public boolean isOverLimit() {
      return isOverLimit;
    }
  }

  /** Keeps the end, where an interpreter says what went wrong. */
  public static final class Tail extends Output {
    private final int limitBytes;
    private byte[] ring = {}; // most runs write nothing here
    private long taken;

    /** Keeps the last so many bytes. */
    public Tail(int limitBytes) {
      this.limitBytes = limitBytes;
    }

    @Override
    synchronized boolean take(byte[] bytes, int length) {
      if (ring.length == 0) {
        ring = new byte[limitBytes];
      }
      for (int i = 0; i < length; i++) {
        ring[(int) ((taken + i) % ring.length)] = bytes[i];
      }
      taken += length;
      return true;
    }

    @Override
    synchronized byte[] kept() {
      int length = (int) Math.min(taken, ring.length);
      byte[] kept = new byte[length];
      for (int i = 0; i < length; i++) {
        kept[i] = ring[(int) ((taken - length + i) % ring.length)];
      }
      return kept;
    }
  }
}
