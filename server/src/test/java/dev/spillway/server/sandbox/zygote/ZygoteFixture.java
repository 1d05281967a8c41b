package dev.spillway.server.sandbox.zygote;

import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.process.PythonInterpreter;
import dev.spillway.server.sandbox.FunctionCommand;
import dev.spillway.server.sandbox.ProcessSandbox;
import dev.spillway.server.sandbox.Sandbox;
import dev.spillway.server.sandbox.SandboxLimits;
import dev.spillway.server.sandbox.SandboxResult;
import dev.spillway.server.sandbox.Supervision;
import dev.spillway.server.sandbox.process.ProcessGuard;
import dev.spillway.server.sandbox.process.ResourceLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A sandbox with a zygote, and a fallback that counts. */
public final class ZygoteFixture implements AutoCloseable {
  public static final String PATH =
      Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
  public static final Path PYTHON = PythonInterpreter.find(PATH);
  public static final ResourceLimits GENEROUS = new ResourceLimits(1L << 32, 60, 1024, 1L << 30);

  private final ZygoteSandbox sandbox;
  private final AtomicInteger fallbacks;

  private ZygoteFixture(ZygoteSandbox sandbox, AtomicInteger fallbacks) {
    this.sandbox = sandbox;
    this.fallbacks = fallbacks;
  }

  public static ZygoteFixture start() throws IOException {
    return start(PYTHON, ProcessGuard.create(GENEROUS));
  }

  public static ZygoteFixture start(Path interpreter, ProcessGuard guard) throws IOException {
    AtomicInteger fallbacks = new AtomicInteger();
    Sandbox fallback =
        new Counting(new ProcessSandbox(new FunctionCommand(PYTHON, PATH), guard), fallbacks);
    ZygoteSettings settings = new ZygoteSettings(interpreter, PATH, true, 8);
    return new ZygoteFixture(
        new ZygoteSandbox(settings, guard.forks().orElseThrow(), fallback), fallbacks);
  }

  public ZygoteSandbox sandbox() {
    return sandbox;
  }

  /** Returns how many runs no zygote took. */
  public int fallbacks() {
    return fallbacks.get();
  }

  @Override
  public void close() {
    sandbox.close();
  }

  private record Counting(Sandbox sandbox, AtomicInteger count) implements Sandbox {
    @Override
    public SandboxResult execute(
        Path function, Invocation invocation, SandboxLimits limits, Supervision supervision) {
      count.incrementAndGet();
      return sandbox.execute(function, invocation, limits, supervision);
    }

    @Override
    public void close() {
      sandbox.close();
    }
  }
}
