package dev.spillway.server;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.config.SandboxChoice;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.process.PythonInterpreter;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.common.xmlrpc.XmlRpcCallException;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A server in this process that runs real Python, and a caller of it. */
final class RunningServer implements AutoCloseable {
  static final String PATH = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
  static final Path PYTHON = PythonInterpreter.find(PATH);

  private final Path folder;
  private final ServerProgram program;
  private final EventLoops loops = EventLoops.start(1);
  private final XmlRpcClient client =
      new XmlRpcClient(loops, "call_function", Duration.ofSeconds(5));

  private RunningServer(Path folder, ServerProgram program) {
    this.folder = folder;
    this.program = program;
  }

  /** What a test may want otherwise. */
  record Options(
      Duration timeout,
      int concurrency,
      int outputLimitBytes,
      Optional<CloudInvoker> cloud,
      SandboxChoice sandbox) {
    static final Options USUAL =
        new Options(Duration.ofSeconds(30), 1, 100_000, Optional.empty(), SandboxChoice.ZYGOTE);

    Options timeout(Duration other) {
      return new Options(other, concurrency, outputLimitBytes, cloud, sandbox);
    }

    Options concurrency(int other) {
      return new Options(timeout, other, outputLimitBytes, cloud, sandbox);
    }

    Options outputLimitBytes(int other) {
      return new Options(timeout, concurrency, other, cloud, sandbox);
    }

    Options cloud(CloudInvoker other) {
      return new Options(timeout, concurrency, outputLimitBytes, Optional.of(other), sandbox);
    }

    Options sandbox(SandboxChoice other) {
      return new Options(timeout, concurrency, outputLimitBytes, cloud, other);
    }
  }

  static RunningServer of(Path folder, String function, Options options) {
    ServerConfig config =
        new ServerConfig(
            "test",
            "127.0.0.1",
            0,
            Optional.empty(),
            folder,
            Placements.timeout(options.timeout()),
            false,
            options.concurrency(),
            options.outputLimitBytes(),
            1_000_000,
            Optional.empty(),
            Optional.empty(),
            PATH,
            new SandboxConfig(options.sandbox(), true, 4096, 1024, 1024));
    write(folder.resolve("function.py"), function);
    ServerEdges edges =
        new ServerEdges(Sandboxes.open(config), options.cloud(), Placements.estimates());
    return new RunningServer(folder, ServerWiring.start(config, edges));
  }

  int port() {
    return program.port();
  }

  /** Returns the result, or fails. */
  String call(String parameter) {
    return switch (reply(parameter).answer()) {
      case Value(var text) -> text;
      case Fault fault -> throw new AssertionError(fault);
    };
  }

  /** Returns the fault, or fails. */
  Fault fault(String parameter) {
    return switch (reply(parameter).answer()) {
      case Value value -> throw new AssertionError(value);
      case Fault fault -> fault;
    };
  }

  InvocationReply reply(String parameter) {
    try {
      HostPort target = new HostPort("127.0.0.1", port());
      return client.call(target, Invocation.of(parameter), Duration.ofSeconds(60));
    } catch (XmlRpcCallException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the numbers that a function wrote into files named *.pid beside it. */
  List<Long> recordedPids() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".pid"))
          .map(RunningServer::read)
          .map(text -> Long.parseLong(text.strip()))
          .toList();
    }
  }

  /** Returns the processes that run the function now. */
  List<ProcessHandle> remains() {
    return running(folder);
  }

  /** Returns the processes that run the function of a folder now. */
  static List<ProcessHandle> running(Path folder) {
    String script = folder.resolve("function.py").toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(script))
        .filter(process -> !isZygote(process))
        .toList();
  }

  /** Returns whether it is a zygote, or a process that one forked and that has no call yet. */
  private static boolean isZygote(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "comm"))
          .equals("zygote\n");
    } catch (IOException e) {
      return false; // it has just ended
    }
  }

  @Override
  public void close() {
    client.close();
    loops.close();
    program.close();
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
