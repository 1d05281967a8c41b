package dev.spillway.localcloud.runtime;

import dev.spillway.localcloud.http.RandomId;
import dev.spillway.localcloud.logs.LogStore;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** Starts execution environments. Thread-safe. */
final class EnvironmentLauncher {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

  private final Python python;
  private final Path folder;
  private final RuntimeApi api;
  private final int apiPort;
  private final LogStore logs;
  private final InstantSource clock;

  EnvironmentLauncher(Edges edges, RuntimeApi api, int apiPort) {
    this.python = edges.python();
    this.folder = edges.folder();
    this.logs = edges.logs();
    this.clock = edges.clock();
    this.api = api;
    this.apiPort = apiPort;
  }

  /** Starts an environment; its handler is loaded when it is {@link ExecutionEnvironment#ready}. */
  ExecutionEnvironment launch(FunctionSpec function) {
    String id = RandomId.hex(32);
    String stream =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).format(DAY)
            + "/["
            + function.version()
            + "]"
            + id;
    try {
      Path temporary = Files.createDirectories(folder.resolve("environments").resolve(id));
      Process process = start(function, id, stream, temporary);
      InvocationLog log = new InvocationLog(logs, function.logGroup(), stream);
      ExecutionEnvironment environment = new ExecutionEnvironment(id, function, log, process);
      api.add(environment);
      watch(environment, process, temporary);
      return environment;
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to start an execution environment but failed", e);
    }
  }

  private Process start(FunctionSpec function, String id, String stream, Path temporary)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                python.executable().toString(), "-s", "-B", python.bootstrap().toString())
            .directory(new File(function.root().toString()))
            .redirectErrorStream(true);
    Map<String, String> own = builder.environment();
    String path = own.getOrDefault("PATH", "/usr/bin:/bin");
    own.clear();
    own.putAll(variables(function, stream));
    own.put("PATH", path);
    own.put("TMPDIR", temporary.toString());
    own.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + apiPort + "/" + id);
    return builder.start();
  }

  private static Map<String, String> variables(FunctionSpec function, String stream) {
    Map<String, String> variables = new HashMap<>(function.variables());
    variables.put("_HANDLER", function.handler());
    variables.put("AWS_REGION", function.region());
    variables.put("AWS_DEFAULT_REGION", function.region());
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", function.version());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMb()));
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", stream);
    variables.put("LAMBDA_TASK_ROOT", function.root().toString());
    variables.putIfAbsent("LANG", "C.UTF-8");
    variables.putIfAbsent("TZ", ":UTC");
    return variables;
  }

  /** A platform thread reads the output: reading a pipe would hold a virtual thread's carrier. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void watch(ExecutionEnvironment environment, Process process, Path temporary) {
    OutputReader reader =
        new OutputReader(process.getInputStream(), environment.log()::line, environment::printed);
    Thread.ofPlatform().daemon().name("output-" + process.pid()).start(reader::read);
    process
        .onExit()
        .thenAccept(
            ended -> {
              environment.ended(ended.exitValue());
              api.remove(environment);
              Folders.remove(temporary);
            });
  }
}
