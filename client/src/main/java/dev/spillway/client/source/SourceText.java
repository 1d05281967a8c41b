package dev.spillway.client.source;

import dev.spillway.client.terminal.ClientFailure;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decides whether bytes are the text of a script. */
public final class SourceText {
  private SourceText() {}

  /**
   * Returns the text, which encodes to the same bytes again.
   *
   * @throws ClientFailure if it is too large, empty, or no UTF-8 text
   */
  public static String of(RawSource source, int limitBytes) {
    byte[] bytes = source.bytes();
    if (bytes.length > limitBytes) {
      throw refusal(
          source,
          "is larger than " + limitBytes + " bytes",
          "Make it smaller: the cloud takes no more, and neither do the servers.");
    }
    String text = decode(source);
    if (text.isBlank()) {
      throw refusal(source, "is empty", "Give a Python script that prints its result.");
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw refusal(
          source, "has a NUL character in line " + lineAt(text, nul), "Give a Python script.");
    }
    return text;
  }

  private static String decode(RawSource source) {
    byte[] bytes = source.bytes();
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length); // never more characters than bytes
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (result.isError()) {
      throw refusal(
          source,
          String.format(
              "is not UTF-8: byte 0x%02x in line %d",
              bytes[in.position()], lineAt(out.toString(), out.length())),
          "Save it in UTF-8, e.g. with: iconv -f latin1 -t utf-8");
    }
    return out.toString();
  }

  private static long lineAt(String text, int position) {
    return 1 + text.chars().limit(position).filter(c -> c == '\n').count();
  }

  private static ClientFailure refusal(RawSource source, String what, String remedy) {
    return new ClientFailure("The source (" + source.origin() + ") " + what + ".", remedy);
  }
}
