package dev.spillway.loadbalancer.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The archive that Lambda gets: the handler, and the function beside it. The same function gives
 * the same bytes, by which a deployment sees that nothing changed.
 *
 * @param bytes a zip file
 */
record FunctionZip(byte[] bytes) {
  private static final String HANDLER = "/lambda/handler.py";

  /** Lets the handler compile the function once; a server has the same. */
  private static final String FORKED = "/python/forked_function.py";

  /** The earliest that a zip file can say. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  static FunctionZip of(String source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "forked_function.py", resource(FORKED));
      add(zip, "function.py", source.getBytes(StandardCharsets.UTF_8));
      add(zip, "handler.py", resource(HANDLER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FunctionZip(bytes.toByteArray());
  }

  /** Returns the digest as Lambda tells it. */
  String codeSha256() {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Stores and does not compress: what a compressor writes depends on its version. */
  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = FunctionZip.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its resource " + name);
      }
      return in.readAllBytes();
    }
  }
}
