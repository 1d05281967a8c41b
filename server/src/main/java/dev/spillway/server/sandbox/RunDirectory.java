package dev.spillway.server.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run's own folder, deleted with all that is in it when the run has ended.
 *
 * @param path where it is
 */
public record RunDirectory(Path path) implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunDirectory.class);

  /** Makes an empty folder. */
  static RunDirectory create() throws IOException {
    return new RunDirectory(Files.createTempDirectory("spillway-run-"));
  }

  @Override
  public void close() {
    try {
      deleteAll();
    } catch (IOException e) {
      log.warn("Cannot delete {}: {}", path, e.toString());
    }
  }

  private void deleteAll() throws IOException {
    try {
      Files.deleteIfExists(path); // most runs leave it empty
    } catch (DirectoryNotEmptyException e) {
      Files.walkFileTree(path, new Deleting());
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    /** A function may have shut a folder, even for itself: opens it and tries again. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (!Files.isDirectory(file) || Files.isReadable(file)) {
        throw failure;
      }
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
      Files.walkFileTree(file, new Deleting());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
