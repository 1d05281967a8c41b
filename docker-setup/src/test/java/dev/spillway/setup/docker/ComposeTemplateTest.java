package dev.spillway.setup.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.host.SetupException;
import dev.spillway.setup.testing.Fixtures;
import dev.spillway.setup.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ComposeTemplateTest {
  @Test
  void quotesValuesForYamlAndCompose() {
    String rendered =
        new ComposeTemplate("key: {{VALUE}}\n").render(Map.of("VALUE", "a\"b\\c$d\te: {{X}}"));

    assertThat(rendered).isEqualTo("key: \"a\\\"b\\\\c$$d\\x09e: {{X}}\"\n");
  }

  @Test
  void refusesAPlaceholderThatItDoesNotKnow() {
    assertThatThrownBy(() -> new ComposeTemplate("a: 1\nb: {{NO_SUCH}}\n").render(Map.of()))
        .isInstanceOf(SetupException.class)
        .hasMessage("docker-compose.template.yml, line 2: unknown placeholder {{NO_SUCH}}");
  }

  @Test
  void makesTheGoldenFile() throws IOException {
    String template = Files.readString(Fixtures.ROOT.resolve("docker-compose.template.yml"));
    SetupConfig config = Fixtures.config(Path.of("/project"));
    Map<String, String> values =
        new HashMap<>(
            ComposeValues.of(
                config,
                Path.of("/proc/self/stat"),
                Path.of("/project/.spillway/secrets/aws-credentials")));
    values.put("DOCKER_SOCKET", "/var/run/docker.sock");
    values.put("DOCKER_GROUP", "999");

    new GoldenFile(Path.of("src/test/resources/docker-compose.golden.yml"))
        .check(new ComposeTemplate(template).render(values));
  }

  @Test
  void hardensEveryService() throws IOException {
    String template = Files.readString(Fixtures.ROOT.resolve("docker-compose.template.yml"));
    String services =
        template.substring(template.indexOf("\nservices:"), template.indexOf("\nnetworks:"));
    String[] each = services.split("\n(?=  [a-z-]+:\n)");

    assertThat(each).hasSize(5);
    for (int i = 1; i < each.length; i++) {
      assertThat(each[i]).contains("<<: *contained");
      if (!each[i].contains("build-only")) {
        assertThat(each[i]).contains("pids_limit:", "mem_limit:", "tmpfs:");
      }
    }
    assertThat(services.split("/var/run/docker.sock", -1)).hasSize(2);
  }
}
