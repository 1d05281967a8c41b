package dev.spillway.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DotEnvTest {
  @TempDir Path folder;

  private Map<String, String> read(String content) throws IOException {
    return read(content, Map.of());
  }

  private Map<String, String> read(String content, Map<String, String> environment)
      throws IOException {
    Files.writeString(folder.resolve(".env"), content);
    return DotEnv.read(folder, environment);
  }

  @Test
  void takesTheEnvironmentAloneWhereThereIsNoFile() {
    assertThat(DotEnv.read(folder, Map.of("A", "b"))).isEqualTo(Map.of("A", "b"));
  }

  @Test
  void readsValuesQuotesAndComments() throws Exception {
    String content =
        """
        # a comment

        LOAD_BALANCER_PORT=8081
        LAMBDA_NAME = "my_lambda"
        PROJECT='mine'
        CLOUD=none # why
        CREDENTIALS_PATH="/home/a b/#1"
        STATE_DIR=
        """;
    assertThat(read(content))
        .isEqualTo(
            Map.of(
                "LOAD_BALANCER_PORT", "8081",
                "LAMBDA_NAME", "my_lambda",
                "PROJECT", "mine",
                "CLOUD", "none",
                "CREDENTIALS_PATH", "/home/a b/#1",
                "STATE_DIR", ""));
  }

  @Test
  void readsFilesOfWindows() throws Exception {
    assertThat(read("CLOUD=none\r\nPROJECT=\"mine\"\r\n"))
        .isEqualTo(Map.of("CLOUD", "none", "PROJECT", "mine"));
    assertThat(read("\uFEFFCLOUD=none\r\n")).isEqualTo(Map.of("CLOUD", "none"));
  }

  @Test
  void readsLinesThatAShellCouldExport() throws Exception {
    assertThat(read("export CLOUD=none\n")).isEqualTo(Map.of("CLOUD", "none"));
  }

  @Test
  void keepsWhatStandsInQuotes() throws Exception {
    assertThat(read("PROJECT=\"a \\\" \\\\ # b\"# why\n")).containsEntry("PROJECT", "a \" \\ # b");
    assertThat(read("PROJECT='a \\n \" # b' # why\n")).containsEntry("PROJECT", "a \\n \" # b");
    assertThat(read("PROJECT=a#b='c'\n")).containsEntry("PROJECT", "a#b='c'");
    assertThat(read("PROJECT=#1\n")).containsEntry("PROJECT", "#1");
    assertThat(read("PROJECT= # nothing\n")).containsEntry("PROJECT", "");
    assertThat(read("PROJECT=a\nPROJECT=b\n")).containsEntry("PROJECT", "b");
  }

  @Test
  void saysWhichLinesAreNoEntries() {
    assertThatThrownBy(() -> read("PROJECT=\"open\nCLOUD=none\n= x\nPROJECT='a'b\nPROJECT\n"))
        .hasMessage(
            """
            The configuration is invalid:
              1. .env: line 1 (expected: KEY=value)
              2. .env: line 3 (expected: KEY=value)
              3. .env: line 4 (expected: KEY=value)
              4. .env: line 5 (expected: KEY=value)""");
  }

  @Test
  void letsTheEnvironmentWin() throws Exception {
    assertThat(read("CLOUD=none\nPROJECT=mine\n", Map.of("CLOUD", "aws", "HOME", "/")))
        .isEqualTo(Map.of("CLOUD", "aws", "PROJECT", "mine", "HOME", "/"));
  }

  @Test
  void readsAFolderWhoseNameEndsAsTheFilesDoes() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("my.env"));
    Files.writeString(odd.resolve(".env"), "CLOUD=none\n");
    assertThat(DotEnv.read(odd, Map.of())).isEqualTo(Map.of("CLOUD", "none"));
  }

  @Test
  void asksWhetherAnotherKeyWasMeant() {
    assertThatThrownBy(() -> read("LOADBALANCER_PORT=1\nFROBNICATE=yes\nCLOUD=none\n"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("1. .env: FROBNICATE (expected: a known key; docs/configuration.md")
        .hasMessageContaining(
            "2. .env: LOADBALANCER_PORT (expected: a known key; did you mean LOAD_BALANCER_PORT?)");
  }

  @Test
  void saysWithAnUnknownKeyWhatElseIsWrong() {
    assertThatThrownBy(() -> read("FROBNICATE=yes\nLOCAL_TIMEOUT=soon\nCLOUD=clod\n"))
        .hasMessageContaining("1. .env: FROBNICATE")
        .hasMessageContaining("LOCAL_TIMEOUT: soon")
        .hasMessageContaining("CLOUD: clod");
  }

  @Test
  void refusesKeysThatProgramsSetForEachOther() {
    assertThatThrownBy(() -> read("REDIS_URL=redis://elsewhere\nCLOUD_API_KEY=s3cret\n"))
        .isInstanceOfSatisfying(
            InvalidConfigException.class, e -> assertThat(e.problems()).hasSize(2))
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void saysThatALineCannotBeReadButNotWhatItHolds() {
    assertThatThrownBy(() -> read("CLOUD=none\nAWS_SECRET s3cret\n"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("KEY=value")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void saysThatAFileIsNoText() throws Exception {
    Files.write(folder.resolve(".env"), "CLOUD=\u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> DotEnv.read(folder, Map.of()))
        .isInstanceOf(InvalidConfigException.class);
    Files.delete(folder.resolve(".env"));
    Files.createDirectory(folder.resolve(".env"));
    assertThatThrownBy(() -> DotEnv.read(folder, Map.of()))
        .isInstanceOf(InvalidConfigException.class);
  }

  @ParameterizedTest
  @MethodSource("filesBeforeAndAfter")
  void storesOneSettingAndKeepsTheRest(String before, String after) throws Exception {
    Files.writeString(folder.resolve(".env"), before);
    DotEnv.store(folder, Settings.LAMBDA_MEMORY_MB, "512");
    assertThat(Files.readString(folder.resolve(".env"))).isEqualTo(after);
    assertThat(DotEnv.read(folder, Map.of())).containsEntry("LAMBDA_MEMORY_MB", "512");
  }

  static Stream<Arguments> filesBeforeAndAfter() {
    return Stream.of(
        arguments("", "LAMBDA_MEMORY_MB=512\n"),
        arguments("CLOUD=none", "CLOUD=none\nLAMBDA_MEMORY_MB=512\n"),
        arguments("CLOUD=none\n\n", "CLOUD=none\n\nLAMBDA_MEMORY_MB=512\n"),
        arguments(
            "# a\nLAMBDA_MEMORY_MB=3008 # why\nCLOUD=none\n",
            "# a\nLAMBDA_MEMORY_MB=512 # why\nCLOUD=none\n"),
        arguments(" export LAMBDA_MEMORY_MB = '1024'\n", " export LAMBDA_MEMORY_MB = 512\n"),
        arguments("LAMBDA_MEMORY_MB=\"1024\"# why\n", "LAMBDA_MEMORY_MB=512 # why\n"),
        arguments("LAMBDA_MEMORY_MB= # why\n", "LAMBDA_MEMORY_MB= 512 # why\n"),
        arguments("LAMBDA_MEMORY_MB=\n", "LAMBDA_MEMORY_MB=512\n"),
        arguments(
            "LAMBDA_MEMORY_MB=1\nLAMBDA_MEMORY_MB=2\n",
            "LAMBDA_MEMORY_MB=1\nLAMBDA_MEMORY_MB=512\n"),
        arguments(
            "#LAMBDA_MEMORY_MB=3008\n\nCLOUD=none\n",
            "#LAMBDA_MEMORY_MB=3008\nLAMBDA_MEMORY_MB=512\n\nCLOUD=none\n"),
        arguments("#LAMBDA_MEMORY_MB=3008", "#LAMBDA_MEMORY_MB=3008\nLAMBDA_MEMORY_MB=512\n"),
        arguments("CLOUD=none\r\n", "CLOUD=none\r\nLAMBDA_MEMORY_MB=512\r\n"),
        arguments("\uFEFFLAMBDA_MEMORY_MB=1\r\n", "\uFEFFLAMBDA_MEMORY_MB=512\r\n"));
  }

  @Test
  void storesIntoAFileThatIsNotThereYet() throws Exception {
    DotEnv.store(folder, Settings.LAMBDA_MEMORY_MB, "512");
    assertThat(DotEnv.read(folder, Map.of())).isEqualTo(Map.of("LAMBDA_MEMORY_MB", "512"));
  }

  @Test
  void storesBehindALinkAndLeavesItReadableForWhomItWas() throws Exception {
    Path real = Files.writeString(folder.resolve("real"), "CLOUD=none\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r--"));
    Files.createSymbolicLink(folder.resolve(".env"), real);
    DotEnv.store(folder, Settings.LAMBDA_MEMORY_MB, "512");
    assertThat(folder.resolve(".env")).isSymbolicLink();
    assertThat(Files.readString(real)).isEqualTo("CLOUD=none\nLAMBDA_MEMORY_MB=512\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r--r--");
  }
}
