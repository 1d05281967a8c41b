package dev.spillway.setup.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.config.DotEnv;
import dev.spillway.common.config.Program;
import dev.spillway.common.config.Setting;
import dev.spillway.common.config.Settings;
import dev.spillway.setup.testing.Fixtures;
import dev.spillway.setup.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsDocumentTest {
  @TempDir private Path folder;

  @Test
  void theExampleIsWhatTheCodeSays() {
    new GoldenFile(Fixtures.ROOT.resolve(".env.example")).check(SettingsDocument.envExample());
  }

  @Test
  void theTableIsWhatTheCodeSays() {
    new GoldenFile(Fixtures.ROOT.resolve("docs/configuration.md")).check(SettingsDocument.page());
  }

  @Test
  void theExampleWithAllLinesInForceIsTheDefault() throws IOException {
    String inForce =
        SettingsDocument.envExample()
            .lines()
            .filter(line -> line.startsWith("#") && !line.startsWith("# "))
            .map(line -> line.substring(1))
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve(".env"), inForce);

    SetupConfig given = SetupConfig.from(DotEnv.read(folder, Map.of()), folder);

    SetupConfig standard = SetupConfig.from(Map.of(), folder);
    assertThat(given).usingRecursiveComparison().ignoringFields("env").isEqualTo(standard);
    assertThat(ProgramSettings.all(given.env())).isEqualTo(ProgramSettings.all(Map.of()));
  }

  @Test
  void theExampleAsDeliveredIsAccepted() throws IOException {
    Files.writeString(folder.resolve(".env"), SettingsDocument.envExample());

    assertThat(DotEnv.read(folder, Map.of())).isEmpty();
  }

  @Test
  void groupsBeginWithKnownSettings() {
    List<String> keys = Settings.all().stream().map(Setting::key).toList();

    assertThat(keys).containsSubsequence(SettingsDocument.firstKeys());
  }

  @Test
  void theTemplateHandsOnWhatTheProgramsRead() throws IOException {
    String template = Files.readString(Fixtures.ROOT.resolve(ProjectRoot.TEMPLATE));

    for (Program program : List.of(Program.LOAD_BALANCER, Program.LOCAL_CLOUD)) {
      ProgramSettings.of(program, Map.of()).keySet().stream()
          .filter(key -> !key.equals("STATE_DIR"))
          .forEach(key -> assertThat(template).contains("\n      " + key + ":"));
    }
  }
}
