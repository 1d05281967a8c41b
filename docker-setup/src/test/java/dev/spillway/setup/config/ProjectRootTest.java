package dev.spillway.setup.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.setup.host.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectRootTest {
  @TempDir private Path folder;

  @Test
  void isTwoFoldersAboveTheProgram() throws IOException {
    Path jar = folder.resolve("docker-setup/target/docker-setup.jar");
    template();

    assertThat(ProjectRoot.find(Optional.of(jar), Path.of("/"))).isEqualTo(folder);
  }

  @Test
  void isElseTheCurrentFolder() throws IOException {
    template();

    assertThat(ProjectRoot.find(Optional.of(Path.of("/opt/lib/x.jar")), folder)).isEqualTo(folder);
    assertThat(ProjectRoot.find(Optional.empty(), folder)).isEqualTo(folder);
  }

  @Test
  void saysWhereItLooked() {
    assertThatThrownBy(() -> ProjectRoot.find(Optional.empty(), folder))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("docker-compose.template.yml");
  }

  @Test
  void knowsWhereAClassIsFrom() {
    assertThat(ProjectRoot.locationOf(ProjectRoot.class)).get().asString().contains("target");
  }

  private void template() throws IOException {
    Files.writeString(folder.resolve("docker-compose.template.yml"), "");
  }
}
