package dev.spillway.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SetupCommandTest {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    PrintStream memory = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(memory);
    System.setErr(memory);
  }

  @AfterEach
  void listenNoMore() {
    System.setOut(out);
    System.setErr(err);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"up", "down", "status", "logs", "doctor", "redis", "cloud-logs", "calibrate"})
  void explainsEachCommandWithAnExample(String command) {
    assertThat(SetupCommand.run(Map.of(), command, "--help")).isZero();
    assertThat(text()).contains("Usage: spillway " + command).contains("./spillway " + command);
  }

  @Test
  void listsAllCommands() {
    assertThat(SetupCommand.run(Map.of(), "--help")).isZero();
    assertThat(text()).contains("up", "down", "status", "logs", "doctor", "redis", "cloud-logs");
  }

  @Test
  void reportsAllProblemsOfTheConfigurationNumbered() {
    int exitCode =
        SetupCommand.run(
            Map.of("LOAD_BALANCER_PORT", "70000", "NUMBER_OF_SERVERS", "many"), "status");

    assertThat(exitCode).isEqualTo(2);
    assertThat(text())
        .contains("1. LOAD_BALANCER_PORT: 70000 (expected: 0..65535)")
        .contains("2. NUMBER_OF_SERVERS: many (expected: 1..1000)")
        .contains("docs/configuration.md")
        .doesNotContain("Exception");
  }

  @Test
  void refusesAnUnknownCommand() {
    assertThat(SetupCommand.run(Map.of(), "upp")).isEqualTo(2);
    assertThat(text()).contains("upp").contains("What to do: run 'spillway --help'");
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
