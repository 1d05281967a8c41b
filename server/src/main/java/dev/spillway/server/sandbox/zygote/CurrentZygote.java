package dev.spillway.server.sandbox.zygote;

import dev.spillway.server.sandbox.process.ForkGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The zygote of the function as it is now: started when first asked for, again where it has ended,
 * and anew where the function has changed. Thread-safe.
 */
final class CurrentZygote implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CurrentZygote.class);
  private static final int MOST_FAILURES = 3;
  private static final Path NOTHING = Path.of("/dev/null");

  private final ZygoteSettings settings;
  private final ForkGuard guard;
  private final RunNames names;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Serving serving;
  private int failures;
  private boolean isClosed;

  CurrentZygote(ZygoteSettings settings, ForkGuard guard, RunNames names) {
    this.settings = settings;
    this.guard = guard;
    this.names = names;
  }

  private record Version(Path function, FileTime modified, long size) {
    static Version of(Path function) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(function, BasicFileAttributes.class);
      return new Version(function, attributes.lastModifiedTime(), attributes.size());
    }
  }

  private record Serving(Version version, Zygote zygote) {
    boolean serves(Version wanted) {
      return version.equals(wanted) && zygote.isAlive();
    }
  }

  /**
   * Returns the zygote; empty where none can be started.
   *
   * @throws IOException if there is no such function
   */
  Optional<Zygote> of(Path function) throws IOException, InterruptedException {
    Version wanted = Version.of(function);
    Serving now = serving;
    return now != null && now.serves(wanted) ? Optional.of(now.zygote()) : replaced(wanted);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      if (serving != null) {
        serving.zygote().closeWithRuns();
      }
      names.close();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Zygote> replaced(Version wanted) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Serving now = serving;
      if (now != null && now.serves(wanted)) {
        return Optional.of(now.zygote());
      }
      if (now != null) {
        now.zygote().close();
        serving = null;
      }
      return isClosed || failures >= MOST_FAILURES ? Optional.empty() : started(wanted);
    } finally {
      lock.unlock();
    }
  }

  private Optional<Zygote> started(Version version) throws InterruptedException {
    try {
      Zygote zygote = start(version.function());
      serving = new Serving(version, zygote);
      failures = 0;
      return Optional.of(zygote);
    } catch (IOException | ZygoteException e) {
      failures++;
      if (failures == MOST_FAILURES) {
        log.warn(
            "No zygote can be started: {}. Each call starts an interpreter instead",
            e.getMessage());
      }
      return Optional.empty();
    }
  }

  private Zygote start(Path function) throws IOException, ZygoteException, InterruptedException {
    try (ZygoteScripts scripts = ZygoteScripts.unpack()) {
      Process process = guard.startTemplate(builder(scripts, function));
      Zygote zygote = new Zygote(process, guard, names, new ForkAhead(settings.mostWaiting()));
      try {
        zygote.awaitReady();
        return zygote;
      } catch (ZygoteException | InterruptedException e) {
        zygote.close();
        throw e;
      }
    }
  }

  private ProcessBuilder builder(ZygoteScripts scripts, Path function) {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    settings.interpreter().toString(),
                    scripts.main().toString(),
                    function.toAbsolutePath().toString(),
                    names.folder().toString(),
                    names.markerPrefix(),
                    String.valueOf(settings.preimport())))
            .directory(names.folder().toFile())
            .redirectInput(NOTHING.toFile())
            // A pipe, as the functions have: what is no event goes to the log.
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", settings.searchPath());
    environment.put("LANG", "C.UTF-8");
    String noRun = names.folder().resolve(RunNames.NO_NUMBER).toString();
    environment.put("HOME", noRun);
    environment.put("TMPDIR", noRun);
    environment.put(ForkGuard.MARKER, names.markerPrefix() + RunNames.NO_NUMBER);
    environment.put("LD_BIND_NOW", "1"); // once, and not each child what it needs
    return builder;
  }
}
