package dev.spillway.localcloud.runtime;

import dev.spillway.common.process.PythonInterpreter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The interpreter of the execution environments.
 *
 * @param executable the program itself
 * @param bootstrap the script that runs handlers
 */
public record Python(Path executable, Path bootstrap) {

  /**
   * Finds the interpreter and writes the bootstrap into a folder.
   *
   * @throws dev.spillway.common.process.PythonNotFoundException if there is no python3
   */
  public static Python find(Path folder) {
    String searchPath =
        new ProcessBuilder().environment().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    try {
      Path bootstrap = folder.resolve("bootstrap.py");
      try (InputStream script = Python.class.getResourceAsStream("/python/bootstrap.py")) {
        if (script == null) {
          throw new IOException("the bootstrap is missing from the program");
        }
        Files.copy(script, bootstrap, StandardCopyOption.REPLACE_EXISTING);
      }
      return new Python(PythonInterpreter.find(searchPath), bootstrap);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to write the bootstrap but failed because: " + e, e);
    }
  }
}
