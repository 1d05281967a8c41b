package dev.spillway.client.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.client.terminal.TestStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SingleCallTest {
  @ParameterizedTest
  @ValueSource(strings = {"55\n", "55", "", "a\r\nb\n\n", "größer 大"})
  void givesAPipeTheAnswerExactly(String answer) {
    TestStreams streams = TestStreams.pipe("");

    assertThat(call(streams, Samples.answered(answer)).run("10")).isTrue();

    assertThat(streams.out()).isEqualTo(answer);
    assertThat(streams.err()).isEqualTo("(local, 5.0 ms)\n");
  }

  @Test
  void endsTheLineAtATerminal() {
    TestStreams streams = TestStreams.terminal("");

    call(streams, Samples.answered("55")).run("10");

    assertThat(streams.out()).isEqualTo("55\n");
  }

  @Test
  void saysWhatToDoWhereNobodyIsThere() {
    TestStreams streams = TestStreams.pipe("");

    assertThat(call(streams, Samples.unreachable()).run("10")).isFalse();

    assertThat(streams.out()).isEmpty();
    assertThat(streams.err())
        .isEqualTo(
            """
            No load balancer can be reached at http://127.0.0.1:8080: Connection refused
            Start it with ./spillway up, or give its address with --url.
            """);
  }

  private static SingleCall call(TestStreams streams, CallResult result) {
    return new SingleCall(parameter -> result, streams.streams());
  }
}
