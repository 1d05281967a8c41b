package dev.spillway.server.sandbox.zygote;

import java.io.FileOutputStream;
import java.io.IOException;

/** The way to a process through one of its own descriptors; the end of a pipe. */
final class CommandPipe extends FileOutputStream {
  CommandPipe(long pid, int descriptor) throws IOException {
    super("/proc/" + pid + "/fd/" + descriptor);
  }
}
