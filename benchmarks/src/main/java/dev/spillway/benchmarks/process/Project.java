package dev.spillway.benchmarks.process;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The project whose programs are measured.
 *
 * @param root its folder
 * @param classes the jar or folder of this program's classes
 */
public record Project(Path root, Path classes) {
  private static final List<String> PROGRAMS =
      List.of("docker-setup", "client", "load-balancer", "server", "local-cloud", "simulator");

  /** What makes a program start sooner that ends soon. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

  /** Returns the project that this program was built in. */
  public static Project find() {
    try {
      var source = Project.class.getProtectionDomain().getCodeSource();
      Path classes = Path.of(source.getLocation().toURI()).toAbsolutePath();
      return new Project(classes.resolve("../../..").normalize(), classes);
    } catch (URISyntaxException e) {
      throw new BenchException("The project's folder is not found: " + e.getMessage());
    }
  }

  /**
   * Checks that the programs were built.
   *
   * @throws BenchException if not
   */
  public void requirePrograms() {
    List<String> missing =
        PROGRAMS.stream().filter(name -> !Files.isRegularFile(jar(name))).toList();
    if (!missing.isEmpty()) {
      throw new BenchException(
          "Not built yet: " + String.join(", ", missing) + ". Run ./spillway build");
    }
  }

  /** Returns the jar of a program. */
  public Path jar(String program) {
    return root.resolve(program).resolve("target").resolve(program + ".jar");
  }

  /** Returns the command line of a program that ends soon. */
  public List<String> command(String program, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(java()));
    words.addAll(SHORT_LIVED);
    words.addAll(List.of("-jar", jar(program).toString()));
    words.addAll(arguments);
    return words;
  }

  /** Returns the Java that this program runs on. */
  public static String java() {
    return tool("java");
  }

  /** Returns a tool of the Java that this program runs on. */
  public static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
