package dev.spillway.setup.process;

import dev.spillway.setup.host.HostCommand;
import dev.spillway.setup.host.HostCommands;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a Java that is new enough: where it usually is, this program's own first. */
public final class JdkFinder {
  private static final Pattern IN_RELEASE_FILE = Pattern.compile("JAVA_VERSION=\"(\\d+)");
  private static final Pattern PRINTED = Pattern.compile("version \"(\\d+)");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HostCommands commands;
  private final Map<String, String> env;
  private final List<Path> parents;

  /**
   * Creates a finder.
   *
   * @param env for JAVA_HOME and PATH
   * @param parents folders in which Javas lie
   */
  public JdkFinder(HostCommands commands, Map<String, String> env, List<Path> parents) {
    this.commands = commands;
    this.env = Map.copyOf(env);
    this.parents = List.copyOf(parents);
  }

  /** Returns the folders in which Javas lie on Linux and macOS. */
  public static List<Path> usualParents() {
    Path home = Path.of(System.getProperty("user.home"));
    return List.of(
        Path.of("/usr/lib/jvm"),
        Path.of("/opt"),
        home.resolve(".sdkman/candidates/java"),
        home.resolve(".jdks"),
        Path.of("/Library/Java/JavaVirtualMachines"));
  }

  /** Returns the first Java that is new enough. */
  public Optional<Jdk> find() {
    return candidates()
        .map(this::inspect)
        .flatMap(Optional::stream)
        .filter(Jdk::isEnough)
        .findFirst();
  }

  private Stream<Path> candidates() {
    return Stream.of(
            Stream.of(Path.of(System.getProperty("java.home"))),
            given("JAVA_HOME"),
            onPath(),
            parents.stream().flatMap(JdkFinder::children))
        .flatMap(paths -> paths)
        .filter(home -> Files.isExecutable(home.resolve("bin/java")))
        .distinct();
  }

  private Stream<Path> given(String key) {
    return Optional.ofNullable(env.get(key)).filter(home -> !home.isEmpty()).map(Path::of).stream();
  }

  private Stream<Path> onPath() {
    return Stream.of(env.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve("java"))
        .filter(Files::isExecutable)
        .map(JdkFinder::homeOf)
        .flatMap(Optional::stream);
  }

  private static Optional<Path> homeOf(Path java) {
    try {
      return Optional.ofNullable(java.toRealPath().getParent()).map(Path::getParent);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Stream<Path> children(Path parent) {
    List<Path> homes = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
      for (Path folder : folders) {
        homes.add(folder);
        homes.add(folder.resolve("Contents/Home"));
      }
    } catch (IOException e) {
      return Stream.empty();
    }
    return homes.stream().sorted();
  }

  private Optional<Jdk> inspect(Path home) {
    OptionalInt feature = fromReleaseFile(home);
    if (feature.isEmpty()) {
      feature = fromProgram(home);
    }
    return feature.isPresent() ? Optional.of(new Jdk(home, feature.getAsInt())) : Optional.empty();
  }

  private static OptionalInt fromReleaseFile(Path home) {
    try {
      return first(IN_RELEASE_FILE, Files.readString(home.resolve("release")));
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private OptionalInt fromProgram(Path home) {
    String java = home.resolve("bin/java").toString();
    return first(PRINTED, commands.run(HostCommand.of(java, "-version"), LIMIT).errors());
  }

  private static OptionalInt first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
