package dev.spillway.common.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds Python. */
public final class PythonInterpreter {
  private static final String NAME = "python3";
  private static final long LIMIT_SECONDS = 30;
  private static final byte[] SCRIPT = {'#', '!'};

  private PythonInterpreter() {}

  /**
   * Returns the interpreter itself. What is called python3 on the path may be a script of a version
   * manager that takes longer than the interpreter, so a script is asked once what it starts.
   *
   * @throws PythonNotFoundException if there is none
   */
  public static Path find(String searchPath) {
    Path first =
        Stream.of(searchPath.split(File.pathSeparator))
            .map(folder -> Path.of(folder, NAME))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    new PythonNotFoundException(
                        "There is no " + NAME + " on PATH: " + searchPath, null));
    if (!isScript(first)) {
      return first.toAbsolutePath();
    }
    Path itself = Path.of(ask(first));
    if (!Files.isExecutable(itself)) {
      throw new PythonNotFoundException(
          first + " calls itself '" + itself + "', which is no file", null);
    }
    return itself;
  }

  private static boolean isScript(Path program) {
    try (InputStream in = Files.newInputStream(program)) {
      return Arrays.equals(in.readNBytes(SCRIPT.length), SCRIPT);
    } catch (IOException e) { // what may be executed need not be readable
      return true;
    }
  }

  private static String ask(Path python) {
    List<String> command =
        List.of(python.toString(), "-c", "import sys; print(sys.executable, end='')");
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new PythonNotFoundException(
            python + " did not answer in " + LIMIT_SECONDS + " s", null);
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new PythonNotFoundException(
          "Tried to start " + python + " but failed because: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PythonNotFoundException(python + " was not waited for", e);
    }
  }
}
