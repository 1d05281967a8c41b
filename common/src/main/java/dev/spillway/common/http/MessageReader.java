package dev.spillway.common.http;

import dev.spillway.common.net.InputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message after another from a connection, each when it is there as a whole. Not
 * thread-safe.
 */
final class MessageReader {
  private final Kind kind;
  private final int bodyLimitBytes;
  private int scanned;
  private @Nullable MessageHead head;
  private @Nullable BodyReader body;

  /** What tells how long a message's body is. */
  interface Kind {
    /** Returns the reader of the body that follows a head. */
    BodyReader bodyOf(MessageHead head, int limitBytes) throws MalformedMessageException;
  }

  /**
   * A whole message.
   *
   * @param body empty where there is none, or it was over the limit
   * @param isOverLimit whether the body was thrown away
   */
  record Message(MessageHead head, byte[] body, boolean isOverLimit) {}

  MessageReader(Kind kind, int bodyLimitBytes) {
    this.kind = kind;
    this.bodyLimitBytes = bodyLimitBytes;
  }

  /** Returns the next message, or null where more bytes are needed. */
  @Nullable Message read(InputBuffer in) throws MalformedMessageException {
    MessageHead whole = head;
    BodyReader rest = body;
    if (whole == null || rest == null) {
      whole = readHead(in);
      if (whole == null) {
        return null;
      }
      rest = kind.bodyOf(whole, bodyLimitBytes);
      head = whole;
      body = rest;
    }
    return rest.read(in) ? finish(whole, rest) : null;
  }

  /** Returns the message that the end of the connection completes, or null where it does not. */
  @Nullable Message end(InputBuffer in) {
    MessageHead whole = head;
    BodyReader rest = body;
    return whole != null && rest != null && rest.isCompletedByEnd(in) ? finish(whole, rest) : null;
  }

  /** Returns the head of a message whose body is still to come, or null. */
  @Nullable MessageHead pendingHead() {
    return head;
  }

  private Message finish(MessageHead whole, BodyReader rest) {
    head = null;
    body = null;
    return new Message(whole, rest.body(), rest.isOverLimit());
  }

  private @Nullable MessageHead readHead(InputBuffer in) throws MalformedMessageException {
    if (scanned == 0) {
      skipEmptyLines(in);
    }
    while (true) {
      int next = in.afterLine(scanned);
      if (next < 0 || next > MessageHead.LIMIT_BYTES) {
        if (in.length() > MessageHead.LIMIT_BYTES) {
          throw new MalformedMessageException(
              431, "The headers are larger than " + MessageHead.LIMIT_BYTES + " bytes.");
        }
        return null;
      }
      boolean isEmpty = next - scanned == 1 || (next - scanned == 2 && in.at(scanned) == '\r');
      scanned = next;
      if (isEmpty) {
        scanned = 0;
        return MessageHead.parse(in.take(next));
      }
    }
  }

  /** Some clients send one too many after a body. */
  private static void skipEmptyLines(InputBuffer in) {
    while (in.length() > 0 && (in.at(0) == '\r' || in.at(0) == '\n')) {
      in.skip(1);
    }
  }
}
