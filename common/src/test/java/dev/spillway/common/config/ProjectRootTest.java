package dev.spillway.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectRootTest {
  private static final Path ELSEWHERE = Path.of("elsewhere");

  @TempDir private Path project = Path.of("");

  @Test
  void isTheProjectThatTheJarWasBuiltIn() throws IOException {
    Files.createDirectory(project.resolve("docker-setup"));
    Path jar = project.resolve("client/target/client.jar");

    assertThat(ProjectRoot.above(Optional.of(jar), ELSEWHERE)).isEqualTo(project);
  }

  @Test
  void isTheCurrentFolderWhereTheJarWasCarriedAway() {
    Path jar = project.resolve("a/b/client.jar");

    assertThat(ProjectRoot.above(Optional.of(jar), ELSEWHERE)).isEqualTo(ELSEWHERE);
  }

  @Test
  void isTheCurrentFolderWhereThereIsNoJar() {
    assertThat(ProjectRoot.above(Optional.empty(), ELSEWHERE)).isEqualTo(ELSEWHERE);
  }
}
