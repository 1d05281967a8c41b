package dev.spillway.localcloud.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The interpreter of the execution environments.
 *
 * @param executable the program itself
 * @param bootstrap the script that runs handlers
 */
public record Python(Path executable, Path bootstrap) {

  /**
   * Finds the interpreter and writes the bootstrap into a folder. The python3 on the PATH may be a
   * wrapper that takes longer than Python itself: it is asked once for the real one.
   *
   * @throws UncheckedIOException if there is no python3
   */
  public static Python find(Path folder) {
    try {
      Path bootstrap = folder.resolve("bootstrap.py");
      try (InputStream script = Python.class.getResourceAsStream("/python/bootstrap.py")) {
        if (script == null) {
          throw new IOException("the bootstrap is missing from the program");
        }
        Files.copy(script, bootstrap, StandardCopyOption.REPLACE_EXISTING);
      }
      return new Python(Path.of(askForExecutable()), bootstrap);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to find python3 but failed because: " + e, e);
    }
  }

  private static String askForExecutable() throws IOException {
    Process process =
        new ProcessBuilder(List.of("python3", "-c", "import sys; print(sys.executable)"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (answer.isBlank()) {
      throw new IOException("python3 does not tell where it is");
    }
    return answer.strip();
  }
}
