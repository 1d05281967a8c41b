package dev.spillway.benchmarks.backend;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Writes a jar that holds one port, and uses the classes of this program. */
public final class SignpostJar {
  static final String PORT_ENTRY = "/signpost.port";

  private SignpostJar() {}

  /**
   * Writes the jar.
   *
   * @param classes the jar or folder of this program's classes
   */
  public static Path write(Path file, Path classes, int port) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, SignpostMain.class.getName());
    main.put(Attributes.Name.CLASS_PATH, classes.toUri().toString());
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new JarEntry(PORT_ENTRY.substring(1)));
      jar.write(String.valueOf(port).getBytes(StandardCharsets.US_ASCII));
      jar.closeEntry();
    }
    return file;
  }
}
