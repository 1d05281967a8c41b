package dev.spillway.server.sandbox.zygote;

import dev.spillway.server.sandbox.RunDirectory;
import dev.spillway.server.sandbox.process.ForkedProcess;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A forked process that serves one call, and this program's ends of its pipes. */
final class ForkedChild {
  private static final Logger log = LoggerFactory.getLogger(ForkedChild.class);

  /** What a pipe takes without a reader, less the header. */
  private static final int PIPE_BYTES = 65_536 - 8;

  private static final HexFormat HEX = HexFormat.of();
  private static final int IN_A_FILE = -1;

  private final ForkedProcess process;
  private final Path folder;
  private final RandomAccessFile call;
  private final FileInputStream unread;
  private final FileInputStream out;
  private final FileInputStream err;
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  private boolean isParameterInFile;

  private ForkedChild(
      ForkedProcess process, Path folder, RandomAccessFile call, FileInputStream... streams)
      throws IOException {
    this.process = process;
    this.folder = folder;
    this.call = call;
    this.unread = new FileInputStream(call.getFD());
    this.out = streams[0];
    this.err = streams[1];
  }

  /**
   * Opens a process' pipes.
   *
   * @param folder the run's own
   * @throws IOException if the process is gone
   */
  static ForkedChild open(ZygoteEvent.Forked event, ForkedProcess process, Path folder)
      throws IOException {
    String descriptors = "/proc/" + event.pid() + "/fd/";
    // For reading as well: so a writer is not stopped where the process has died, and can see
    // whether it took the call.
    RandomAccessFile call = new RandomAccessFile(descriptors + event.call(), "rw");
    try {
      FileInputStream out = new FileInputStream(descriptors + event.out());
      try {
        return new ForkedChild(
            process, folder, call, out, new FileInputStream(descriptors + event.err()));
      } catch (IOException e) {
        out.close();
        throw e;
      }
    } catch (IOException e) {
      call.close();
      throw e;
    }
  }

  /** Hands over the call. */
  void send(String parameter) throws IOException {
    process.begin();
    byte[] bytes = parameter.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= PIPE_BYTES) {
      call.write(frame(bytes));
      return;
    }
    isParameterInFile = true;
    Path file = parameterFile();
    Files.write(file, bytes);
    call.writeBytes(HEX.toHexDigits(IN_A_FILE));
    call.write(frame(file.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns whether the process has read its call, and so may have begun to run. */
  boolean hasTakenCall() throws IOException {
    return unread.available() == 0;
  }

  /** Returns what it is known by to the system. */
  ForkedProcess process() {
    return process;
  }

  /** Returns the process' end: its exit code as a shell counts it. */
  CompletableFuture<Integer> exitCode() {
    return exitCode;
  }

  InputStream out() {
    return out;
  }

  InputStream err() {
    return err;
  }

  /** Closes its pipes and deletes its folder, now that it has ended. */
  void discard() {
    process.forget();
    try {
      call.close(); // and with it what is unread, which has the same descriptor
      out.close();
      err.close();
      if (isParameterInFile) {
        Files.deleteIfExists(parameterFile());
      }
    } catch (IOException e) {
      log.warn("The pipes of {} did not close: {}", process, e.toString());
    }
    new RunDirectory(folder).close();
  }

  private Path parameterFile() {
    return folder.resolveSibling(folder.getFileName() + ".parameter");
  }

  private static byte[] frame(byte[] content) {
    byte[] frame = new byte[Integer.BYTES * 2 + content.length];
    byte[] size = HEX.toHexDigits(content.length).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(size, 0, frame, 0, size.length);
    System.arraycopy(content, 0, frame, size.length, content.length);
    return frame;
  }
}
