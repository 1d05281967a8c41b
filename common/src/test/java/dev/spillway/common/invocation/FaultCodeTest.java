package dev.spillway.common.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.invocation.FaultCode.Blame;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FaultCodeTest {
  @Test
  void neverChangesItsNumbers() {
    Map<String, Integer> numbers =
        Arrays.stream(FaultCode.values())
            .collect(Collectors.toMap(FaultCode::name, FaultCode::number));
    assertThat(numbers)
        .containsOnly(
            Map.entry("MALFORMED_CALL", -32700),
            Map.entry("CALL_TOO_LARGE", -32600),
            Map.entry("UNKNOWN_METHOD", -32601),
            Map.entry("WRONG_PARAMETERS", -32602),
            Map.entry("FUNCTION_FAILED", 100),
            Map.entry("OUTPUT_TOO_LARGE", 101),
            Map.entry("TIMED_OUT", 102),
            Map.entry("NO_CAPACITY", 200),
            Map.entry("NO_SERVER", 201),
            Map.entry("MAY_HAVE_EXECUTED", 202),
            Map.entry("NOT_READY", 203),
            Map.entry("SANDBOX_FAILED", 204),
            Map.entry("NO_BUDGET", 205),
            Map.entry("INTERNAL", 299),
            Map.entry("CLOUD_FAILED", 300),
            Map.entry("CLOUD_REFUSED", 301),
            Map.entry("CLOUD_TIMED_OUT", 302),
            Map.entry("CLOUD_CLOSED", 303));
  }

  @Test
  void saysByItsNumberWhoseFaultItIs() {
    Function<Integer, Blame> blame =
        number ->
            number < 0
                ? Blame.CALLER
                : number < 200 ? Blame.FUNCTION : number < 300 ? Blame.LOCAL : Blame.CLOUD;
    assertThat(FaultCode.values())
        .allSatisfy(code -> assertThat(code.blame()).isEqualTo(blame.apply(code.number())));
  }
}
