package dev.spillway.setup.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.setup.testing.ScriptedHostCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdkFinderTest {
  @TempDir private Path folder;

  private final ScriptedHostCommands commands = new ScriptedHostCommands();
  private final String own = System.getProperty("java.home");

  @BeforeEach
  void runOnAnOldJava() throws IOException {
    System.setProperty("java.home", java("own", "17.0.15").toString());
  }

  @AfterEach
  void restore() {
    System.setProperty("java.home", own);
  }

  @Test
  void takesItsOwnWhereThatIsNewEnough() throws IOException {
    Path home = java("newer", "26-ea");
    System.setProperty("java.home", home.toString());

    assertThat(finder(Map.of()).find()).contains(new Jdk(home, 26));
  }

  @Test
  void takesJavaHomeBeforeThePath() throws IOException {
    Path home = java("home", "25.0.1");
    Path other = java("other", "25.0.2");

    assertThat(finder(Map.of("JAVA_HOME", home.toString(), "PATH", other + "/bin")).find())
        .contains(new Jdk(home, 25));
  }

  @Test
  void followsTheLinkOnThePath() throws IOException {
    Path home = java("real", "25.0.1");
    Path bin = Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));

    assertThat(finder(Map.of("PATH", "/no/such:" + bin)).find()).contains(new Jdk(home, 25));
  }

  @Test
  void looksIntoTheFoldersWhereJavasLie() throws IOException {
    java("jvm/java-21", "21.0.1");
    Path mac = java("jvm/temurin.jdk/Contents/Home", "25");

    assertThat(finder(Map.of("JAVA_HOME", "/no/such")).find()).contains(new Jdk(mac, 25));
  }

  @Test
  void asksTheProgramWhereNoFileTells() throws IOException {
    Path home = java("jvm/debian", "25");
    Files.delete(home.resolve("release"));
    commands.fail(home + "/bin/java -version", 0, "openjdk version \"25.0.3\" 2026-04-21\n");

    assertThat(finder(Map.of()).find()).contains(new Jdk(home, 25));
  }

  @Test
  void findsNoneThatIsNewEnough() {
    assertThat(finder(Map.of()).find()).isEmpty();
  }

  private JdkFinder finder(Map<String, String> env) {
    return new JdkFinder(commands, env, List.of(folder.resolve("jvm"), folder.resolve("none")));
  }

  private Path java(String name, String version) throws IOException {
    Path home = folder.toRealPath().resolve(name);
    Path program = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(program, "");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
