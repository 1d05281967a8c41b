package dev.spillway.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class FunctionNameTest {
  @Test
  void readsNamesAndArnsWithAndWithoutAQualifier() {
    assertThat(FunctionName.parse("f")).isEqualTo(new FunctionName("f", "$LATEST"));
    assertThat(FunctionName.parse("f:3")).isEqualTo(new FunctionName("f", "3"));
    assertThat(FunctionName.parse("000000000000:function:f"))
        .isEqualTo(new FunctionName("f", "$LATEST"));
    assertThat(FunctionName.parse("arn:aws:lambda:us-east-1:000000000000:function:f"))
        .isEqualTo(new FunctionName("f", "$LATEST"));
    assertThat(FunctionName.parse("arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST"))
        .isEqualTo(new FunctionName("f", "$LATEST"));
  }

  @Test
  void refusesOtherLetters() {
    assertThatThrownBy(() -> FunctionName.parse("../f"))
        .hasMessageContaining("Value '../f' at 'functionName' failed to satisfy constraint");
  }
}
