package dev.spillway.client.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.client.terminal.TestStreams;
import dev.spillway.common.invocation.FaultCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PromptTest {
  private final List<String> called = new ArrayList<>();

  @Test
  void answersEachLineUntilAnEmptyOne() {
    TestStreams streams = TestStreams.pipe("10\n 2 0 \r\n\n30\n");

    assertThat(prompt(streams)).isTrue();

    assertThat(called).containsExactly("10", " 2 0 ");
    assertThat(streams.out()).isEqualTo("answer to 10\nanswer to  2 0 \n");
    assertThat(streams.err()).isEqualTo("(local, 5.0 ms)\n(local, 5.0 ms)\n");
  }

  @Test
  void endsAtExit() {
    prompt(TestStreams.pipe("10\nexit\n20\n"));

    assertThat(called).containsExactly("10");
  }

  @Test
  void endsWithItsInput() {
    prompt(TestStreams.pipe("10\n20"));

    assertThat(called).containsExactly("10", "20");
  }

  @Test
  void printsAFaultAndGoesOn() {
    TestStreams streams = TestStreams.pipe("bad\n20\n");

    assertThat(prompt(streams)).isFalse();

    assertThat(streams.err()).startsWith("fault 100 FUNCTION_FAILED: ValueError\n(local");
    assertThat(streams.out()).isEqualTo("answer to 20\n");
  }

  @Test
  void asksOnlyWhereSomebodySitsThere() {
    TestStreams streams = TestStreams.terminal("10\n");

    prompt(streams);

    assertThat(streams.err()).startsWith("Parameter (an empty line ends): ");
  }

  @Test
  void readsAnyLanguage() {
    prompt(TestStreams.pipe("größer 大\n"));

    assertThat(called).containsExactly("größer 大");
  }

  private boolean prompt(TestStreams streams) {
    return new Prompt(this::call, streams.streams()).run();
  }

  private CallResult call(String parameter) {
    called.add(parameter);
    return parameter.equals("bad")
        ? Samples.faulted(FaultCode.FUNCTION_FAILED, "ValueError\n")
        : Samples.answered("answer to " + parameter);
  }
}
