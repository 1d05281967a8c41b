package dev.spillway.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.client.program.ScriptedPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line refuses and tells by itself, without a network. */
final class ClientCommandTest {
  @TempDir private Path root = Path.of("");

  @Test
  void tellsAboutBothCommands() {
    Client.Ended help = client(Map.of()).run("--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("add-faas", "--requests", "--concurrency", "--url", "client 25", "client -- -5");
  }

  @Test
  void tellsAboutAddFaas() {
    Client.Ended help = client(Map.of()).run("add-faas", "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("FILE|URL|-", "--idempotent", "examples/fibonacci.py");
  }

  @ParameterizedTest
  @CsvSource({
    "--requests 0 1, --requests: 0 (expected: 1..10000000)",
    "--concurrency 1001 1, --concurrency: 1001 (expected: 1..1000)",
    "--timeout 0 1, --timeout: 0 (expected: 1..86400)",
    "--requests many 1, is not an int",
    "--requests 5, go with a PARAM",
    "--json, go with a PARAM",
    "--url ftp://a 1, http://host:port[/path]",
    "--bogus 1, --bogus",
    "add-faas, FILE|URL|-",
    "add-faas a b, b"
  })
  void saysWhatIsWrongWithTheCommandLine(String line, String message) {
    Client.Ended ended = client(Map.of()).run(line.split(" "));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains(message).doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void saysHowToPassAParameterThatLooksLikeAnOption() {
    Client.Ended ended = client(Map.of()).run("--5");

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("client -- -5");
  }

  @Test
  void saysWhatIsWrongWithTheConfiguration() throws IOException {
    Files.writeString(root.resolve(".env"), "LOAD_BALANCER_PROT=8080\n");

    Client.Ended ended = client(Map.of()).run("25");

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("did you mean LOAD_BALANCER_PORT?");
  }

  @Test
  void asksForTheAddressOfALoadBalancerThatTookAnyPort() {
    Client.Ended ended = client(Map.of("LOAD_BALANCER_PORT", "0")).run("25");

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("LOAD_BALANCER_PORT: 0", "--url");
  }

  @Test
  void failsToAddWhatDoesNotExist() {
    Client.Ended ended = client(Map.of()).run("add-faas", root.resolve("none.py").toString());

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).contains("There is no file");
  }

  private Client client(Map<String, String> environment) {
    return new Client(root, ScriptedPrograms.exiting(0, ""), environment);
  }
}
