package dev.spillway.setup.docker;

import dev.spillway.setup.host.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The credentials file that is mounted. A user's own is readable by that user only, and the load
 * balancer's container runs as another; so a copy that anybody may read lies in a folder that
 * nobody else may enter.
 */
record CredentialsCopy(Path folder) {

  Path file() {
    return folder.resolve("aws-credentials");
  }

  /** Writes the copy; an empty one where there are no credentials, since something is mounted. */
  Path write(Optional<Path> credentials) {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      if (credentials.isPresent()) {
        Files.copy(credentials.get(), file(), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.writeString(file(), "");
      }
      Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
      return file();
    } catch (IOException e) {
      throw new SetupException(
          "Tried to copy the credentials to " + file() + " but failed because: " + e.getMessage(),
          "check that the folder can be written, or set STATE_DIR");
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw new SetupException(
          "Tried to delete " + file() + " but failed because: " + e.getMessage(),
          "delete it yourself: it holds a copy of your credentials");
    }
  }
}
