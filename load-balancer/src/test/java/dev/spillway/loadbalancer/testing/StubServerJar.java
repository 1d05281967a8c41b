package dev.spillway.loadbalancer.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes a jar of a class that needs nothing but the JDK. */
public final class StubServerJar {
  private StubServerJar() {}

  /** Writes a jar that runs {@link StubServer}. */
  public static Path in(Path folder) {
    return in(folder, StubServer.class);
  }

  /** Writes a jar that runs a class without nested ones. */
  public static Path in(Path folder, Class<?> program) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program.getName());
    String path = program.getName().replace('.', '/') + ".class";
    Path jar = folder.resolve(program.getSimpleName() + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream code = program.getClassLoader().getResourceAsStream(path)) {
      out.putNextEntry(new JarEntry(path));
      Objects.requireNonNull(code, path).transferTo(out);
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
