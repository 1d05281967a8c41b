package dev.spillway.common.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InvocationTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\n", "ä", "../x", "a:b", "\u0000"})
  void refusesAnIdThatCouldBreakAHeaderOrAPath(String value) {
    assertThat(InvocationId.isValid(value)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new InvocationId(value));
  }

  @Test
  void takesIdsOfUpTo64Letters() {
    assertThat(InvocationId.isValid("aZ0_-")).isTrue();
    assertThat(InvocationId.isValid("a".repeat(64))).isTrue();
    assertThat(InvocationId.isValid("a".repeat(65))).isFalse();
    assertThat(Invocation.of("1").id()).isNotEqualTo(Invocation.of("1").id());
  }

  @Test
  void findsTheSiteThatAHeaderNames() {
    for (ExecutionSite site : ExecutionSite.values()) {
      assertThat(ExecutionSite.fromHeader(site.headerValue())).contains(site);
    }
    assertThat(ExecutionSite.LOCAL.headerValue()).isEqualTo("local");
    assertThat(ExecutionSite.fromHeader("moon")).isEmpty();
  }

  @Test
  void refusesAFailureWithExitCode0() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FunctionFailed(0, ""));
  }
}
