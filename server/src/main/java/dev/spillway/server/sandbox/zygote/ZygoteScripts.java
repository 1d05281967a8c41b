package dev.spillway.server.sandbox.zygote;

import dev.spillway.server.sandbox.RunDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Python of a zygote, unpacked until it has been read.
 *
 * @param folder where it is
 */
record ZygoteScripts(Path folder) implements AutoCloseable {
  private static final String MAIN = "zygote.py";

  static ZygoteScripts unpack() throws IOException {
    ZygoteScripts scripts = new ZygoteScripts(Files.createTempDirectory("spillway-zygote-"));
    scripts.unpack(MAIN);
    scripts.unpack("forked_function.py");
    return scripts;
  }

  Path main() {
    return folder.resolve(MAIN);
  }

  @Override
  public void close() {
    new RunDirectory(folder).close();
  }

  private void unpack(String name) throws IOException {
    String resource = "/python/" + name;
    try (InputStream in = ZygoteScripts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its resource " + resource);
      }
      Files.copy(in, folder.resolve(name));
    }
  }
}
