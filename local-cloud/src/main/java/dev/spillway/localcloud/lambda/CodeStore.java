package dev.spillway.localcloud.lambda;

import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.runtime.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Checks and unpacks deployment packages, each into a folder of its own. Thread-safe. */
final class CodeStore {
  static final int ZIP_LIMIT_BYTES = 52_428_800;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path folder;
  private final long unpackedLimitBytes;

  CodeStore(Path folder, long unpackedLimitBytes) {
    this.folder = folder;
    this.unpackedLimitBytes = unpackedLimitBytes;
  }

  /**
   * Unpacks a zip file.
   *
   * @throws AwsException if it is none, or too large
   */
  CodePackage unpack(byte[] zip) {
    if (zip.length > ZIP_LIMIT_BYTES) {
      throw new AwsException(
          413,
          "RequestEntityTooLargeException",
          "Zip file is larger than the limit of " + ZIP_LIMIT_BYTES + " bytes");
    }
    Path root = null;
    try {
      root = Files.createTempDirectory(Files.createDirectories(folder), "task");
      Path file = Files.createTempFile(folder, "code", ".zip");
      try {
        Files.write(file, zip);
        unpack(file, root);
      } finally {
        Files.deleteIfExists(file);
      }
      return new CodePackage(sha256(zip), zip.length, root);
    } catch (IOException | InvalidPathException e) {
      discard(root);
      throw badZip();
    } catch (AwsException e) {
      discard(root);
      throw e;
    }
  }

  void discard(CodePackage code) {
    Folders.remove(code.root());
  }

  private static void discard(@Nullable Path root) {
    if (root != null) {
      Folders.remove(root);
    }
  }

  private void unpack(Path file, Path root) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      if (entries.isEmpty()) {
        throw AwsException.invalidParameter("Uploaded file must be a non-empty zip");
      }
      long left = unpackedLimitBytes;
      for (ZipEntry entry : entries) {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
          throw badZip();
        }
        left -= entry.isDirectory() ? folder(target) : copy(zip, entry, target, left);
      }
    }
  }

  private static long folder(Path target) throws IOException {
    Files.createDirectories(target);
    return 0;
  }

  /** Counts what comes out: an entry's own word on its size may be a lie. */
  private static long copy(ZipFile zip, ZipEntry entry, Path target, long limitBytes)
      throws IOException {
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    long written = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        written += read;
        if (written > limitBytes) {
          throw AwsException.invalidParameter("Unzipped size must be smaller than 262144000 bytes");
        }
        out.write(buffer, 0, read);
      }
    }
    return written;
  }

  private static AwsException badZip() {
    return AwsException.invalidParameter(
        "Could not unzip uploaded file. Please check your file, then try to upload again.");
  }

  private static String sha256(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
