package dev.spillway.server.sandbox;

import dev.spillway.common.invocation.Invocation;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;

/**
 * The command that runs a function: {@code python3 function.py PARAM}.
 *
 * @param interpreter Python
 * @param searchPath the function's PATH
 */
public record FunctionCommand(Path interpreter, String searchPath) {
  private static final File NOTHING = new File("/dev/null");

  /** Returns the process to start, with an environment that holds nothing of this program's. */
  ProcessBuilder process(Path function, Invocation invocation, Path directory) {
    ProcessBuilder builder =
        new ProcessBuilder(
                interpreter.toString(),
                function.toAbsolutePath().toString(),
                invocation.parameter())
            .directory(directory.toFile())
            .redirectInput(Redirect.from(NOTHING));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", searchPath);
    environment.put("LANG", "C.UTF-8");
    environment.put("HOME", directory.toString());
    environment.put("TMPDIR", directory.toString());
    return builder;
  }
}
