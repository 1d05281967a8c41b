package dev.spillway.common.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.spillway.common.net.InputBuffer;
import java.io.ByteArrayOutputStream;

/** Reads a message's body as it comes. Not thread-safe. */
abstract class BodyReader {
  private static final byte[] NOTHING = {};

  /** A body is thrown away up to this many times the limit; then the message is malformed. */
  private static final int DISCARDED_LIMITS = 16;

  private final int limitBytes;
  private byte[] body = NOTHING;
  private long discarded;

  BodyReader(int limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Takes what belongs to the body; returns whether it is whole. */
  abstract boolean read(InputBuffer in) throws MalformedMessageException;

  /** Returns whether the end of the connection is the end of the body. */
  boolean isCompletedByEnd(InputBuffer in) {
    return false;
  }

  final byte[] body() {
    return body;
  }

  final boolean isOverLimit() {
    return discarded > 0;
  }

  final int limitBytes() {
    return limitBytes;
  }

  final void body(byte[] whole) {
    body = whole;
  }

  final void discard(InputBuffer in, long length) throws MalformedMessageException {
    int count = (int) Math.min(length, in.length());
    in.skip(count);
    discarded += Math.max(count, 1);
    if (discarded > (long) DISCARDED_LIMITS * limitBytes) {
      throw new MalformedMessageException(413, "The body is many times larger than is taken.");
    }
  }

  /** Returns the reader of a message that has none. */
  static BodyReader none() {
    return new Sized(0, 0);
  }

  /** Reads as many bytes as were announced. */
  static final class Sized extends BodyReader {
    private long left;

    Sized(long length, int limitBytes) {
      super(limitBytes);
      this.left = length;
    }

    @Override
    boolean read(InputBuffer in) throws MalformedMessageException {
      if (left <= limitBytes() && !isOverLimit()) {
        if (in.length() < left) {
          return false;
        }
        if (left > 0) {
          body(in.take((int) left));
        }
        return true;
      }
      long before = in.length();
      discard(in, left);
      left -= before - in.length();
      return left == 0;
    }
  }

  /** Reads all until the other side sends no more, as HTTP/1.0 does. */
  static final class UntilEnd extends BodyReader {
    UntilEnd(int limitBytes) {
      super(limitBytes);
    }

    @Override
    boolean read(InputBuffer in) throws MalformedMessageException {
      if (in.length() > limitBytes()) {
        discard(in, in.length());
      }
      return false;
    }

    @Override
    boolean isCompletedByEnd(InputBuffer in) {
      body(in.take(in.length()));
      return true;
    }
  }

  /** Reads chunks, each with its length before it. */
  static final class Chunked extends BodyReader {
    private static final int MAX_LINE = 1024;
    private static final long MAX_CHUNK = Integer.MAX_VALUE;

    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    private long left;
    private State state = State.SIZE;

    private enum State {
      SIZE,
      DATA,
      DATA_END,
      TRAILERS
    }

    Chunked(int limitBytes) {
      super(limitBytes);
    }

    @Override
    boolean read(InputBuffer in) throws MalformedMessageException {
      while (true) {
        if (state == State.DATA) {
          takeData(in);
          if (left > 0) {
            return false;
          }
          state = State.DATA_END;
        }
        int next = in.afterLine(0);
        if (next < 0 || next > MAX_LINE) {
          if (in.length() > MAX_LINE) {
            throw new MalformedMessageException("A chunk has no length.");
          }
          return false;
        }
        if (endsBody(new String(in.take(next), ISO_8859_1))) {
          body(isOverLimit() ? NOTHING : chunks.toByteArray());
          return true;
        }
      }
    }

    private boolean endsBody(String line) throws MalformedMessageException {
      switch (state) {
        case SIZE -> {
          left = size(line);
          state = left == 0 ? State.TRAILERS : State.DATA;
          return false;
        }
        case DATA_END -> {
          if (!line.isBlank()) {
            throw new MalformedMessageException("A chunk is longer than it says.");
          }
          state = State.SIZE;
          return false;
        }
        default -> {
          return line.isBlank();
        }
      }
    }

    private void takeData(InputBuffer in) throws MalformedMessageException {
      int count = (int) Math.min(left, in.length());
      if (isOverLimit() || chunks.size() + left > limitBytes()) {
        discard(in, count);
      } else {
        chunks.writeBytes(in.take(count));
      }
      left -= count;
    }

    private static long size(String line) throws MalformedMessageException {
      int extension = line.indexOf(';');
      String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
      try {
        long size = digits.startsWith("+") ? -1 : Long.parseLong(digits, 16);
        if (size >= 0 && size <= MAX_CHUNK) {
          return size;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw new MalformedMessageException("A chunk's length is no number.");
    }
  }
}
