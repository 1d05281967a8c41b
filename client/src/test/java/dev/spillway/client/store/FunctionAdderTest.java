package dev.spillway.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spillway.client.program.ProgramEnd;
import dev.spillway.client.program.ScriptedPrograms;
import dev.spillway.client.source.PythonSyntax;
import dev.spillway.client.source.SourceReader;
import dev.spillway.client.store.FunctionAdder.Order;
import dev.spillway.client.terminal.ClientFailure;
import dev.spillway.client.terminal.TestStreams;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.testing.InMemoryFunctionStore;
import dev.spillway.common.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FunctionAdderTest {
  private static final FunctionName NAME = new FunctionName("faas");
  private static final String SOURCE = "print('ö')\n";

  private final InMemoryFunctionStore store = new InMemoryFunctionStore();
  private final ManualClock clock = new ManualClock();
  private final TestStreams streams = TestStreams.pipe(SOURCE);
  private ScriptedPrograms programs = ScriptedPrograms.exiting(0, "");
  private Optional<String> redisProblem = Optional.empty();
  private boolean up;

  @Test
  void storesTheSourceAndWhatIsKnownOfIt() {
    clock.advance(Duration.ofDays(1));

    String line = adder().add(order(false, true));

    FunctionSpec function = new FunctionSpec(NAME, SOURCE);
    assertThat(store.fetch(NAME)).contains(function);
    assertThat(store.notes(NAME))
        .isEqualTo(
            Map.of(
                "origin", "standard input",
                "bytes", "12",
                "storedAt", "1970-01-02T00:00:00Z",
                "idempotent", "false",
                "sha256", function.sha256()));
    assertThat(line)
        .isEqualTo(
            "Stored 'faas' from standard input (12 bytes, sha256 "
                + function.sha256().substring(0, 12)
                + "…); serve it with ./spillway up.");
  }

  @Test
  void notesThatCallsMayBeRepeated() {
    adder().add(order(true, true));

    assertThat(store.notes(NAME)).containsEntry("idempotent", "true");
  }

  @Test
  void saysThatARunningSystemMustBeRenewed() {
    up = true;

    assertThat(adder().add(order(false, true)))
        .endsWith("the running system serves it after the next ./spillway up.");
  }

  @Test
  void storesNothingThatPythonCallsWrong() {
    programs = ScriptedPrograms.exiting(3, "3.13.0\n1\ninvalid syntax\n");

    assertNothingIsStored();
  }

  @Test
  void storesNothingWhereRedisDoesNotAnswer() {
    redisProblem = Optional.of("no answer");

    assertNothingIsStored();
  }

  @Test
  void storesUncheckedWhereThereIsNoPythonAndSaysSo() {
    programs = ScriptedPrograms.ending(new ProgramEnd.NotStarted("none"));

    adder().add(order(false, true));

    assertThat(store.fetch(NAME)).isPresent();
    assertThat(streams.err()).isEqualTo("The syntax was not checked: there is no python3 here.\n");
  }

  @Test
  void asksNoPythonWhereThatIsNotWanted() {
    adder().add(order(false, false));

    assertThat(programs.commands()).isEmpty();
    assertThat(store.fetch(NAME)).isPresent();
  }

  private void assertNothingIsStored() {
    assertThatExceptionOfType(ClientFailure.class)
        .isThrownBy(() -> adder().add(order(false, true)));
    assertThat(store.fetch(NAME)).isEmpty();
  }

  private static Order order(boolean idempotent, boolean checked) {
    return new Order(NAME, "-", idempotent, checked);
  }

  private FunctionAdder adder() {
    RedisStarter.Place place = new RedisStarter.Place(Path.of("none"), Path.of("java"), 6379);
    RedisStarter redis = new RedisStarter(limit -> redisProblem, programs, place);
    return new FunctionAdder(
        new SourceReader(streams.streams().in(), (uri, limit) -> new byte[0], 1_000),
        new PythonSyntax(programs),
        new FunctionAdder.Target(redis, Duration.ofSeconds(30), store, () -> up),
        clock,
        streams.streams().err());
  }
}
