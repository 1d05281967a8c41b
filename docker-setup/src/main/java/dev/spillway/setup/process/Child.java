package dev.spillway.setup.process;

import dev.spillway.common.process.AtomicFile;
import dev.spillway.common.process.PortFile;
import dev.spillway.common.process.ProcessRecord;
import dev.spillway.setup.host.HostCommand;
import dev.spillway.setup.host.SetupException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * A part of the system that runs as a process, and its files: the record by which it is found
 * again, its log, its port, and what it was started with.
 */
final class Child {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final long LOG_LIMIT_BYTES = 10_000_000;

  private final Path folder;
  private final String name;
  private final Spawner spawner;

  Child(Path folder, String name, Spawner spawner) {
    this.folder = folder;
    this.name = name;
    this.spawner = spawner;
  }

  boolean isRunning() {
    return ProcessRecord.load(record()).flatMap(ProcessRecord::find).isPresent();
  }

  /** Returns whether it runs and was started in the same way. */
  boolean isRunning(HostCommand command) {
    return isRunning() && read(file("command")).equals(fingerprint(command));
  }

  /** Starts it; it must not run. */
  void start(HostCommand command) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(portFile());
      shortenLog();
      AtomicFile.write(file("log-start"), String.valueOf(logLength()));
      ProcessRecord started = spawner.spawn(command, log());
      started.save(record());
      AtomicFile.write(file("command"), fingerprint(command));
    } catch (IOException e) {
      throw new SetupException(
          "Tried to write into " + folder + " but failed because: " + e.getMessage(),
          "make the folder writable, or set STATE_DIR in .env");
    }
  }

  /** Ends it, if it runs, and deletes its files but the log. */
  void stop() {
    ProcessRecord.load(record()).ifPresent(process -> process.terminate(STOP_LIMIT));
    Leftovers.delete(List.of(record(), portFile(), file("command"), file("log-start")));
  }

  OptionalInt port() {
    return isRunning() ? PortFile.read(portFile()) : OptionalInt.empty();
  }

  Path portFile() {
    return file("port");
  }

  Path log() {
    return file("log");
  }

  /** Returns the last lines that it printed since it was started; traces are left out. */
  List<String> lastLines(int count) {
    List<String> lines =
        printed().lines().filter(line -> !line.isBlank() && !line.startsWith("\t")).toList();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  private String printed() {
    try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "r")) {
      String start = read(file("log-start"));
      file.seek(start.isEmpty() ? 0 : Long.parseLong(start));
      byte[] bytes =
          new byte[(int) Math.min(LOG_LIMIT_BYTES, file.length() - file.getFilePointer())];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private void shortenLog() throws IOException {
    if (logLength() > LOG_LIMIT_BYTES) {
      Files.move(log(), file("log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private long logLength() throws IOException {
    return Files.exists(log()) ? Files.size(log()) : 0;
  }

  private Path record() {
    return file("process");
  }

  private Path file(String ending) {
    return folder.resolve(name + "." + ending);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** A number tells whether two are the same without keeping secrets on the disk. */
  private static String fingerprint(HostCommand command) {
    return Integer.toHexString(command.words().hashCode() * 31 + command.environment().hashCode());
  }
}
