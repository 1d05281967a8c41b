package dev.spillway.loadbalancer.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ArnTest {
  private static final Arn FUNCTION =
      new Arn("arn:aws-cn:lambda:cn-north-1:111122223333:function:Faas_lambda");

  @Test
  void knowsItsAccount() {
    assertThat(FUNCTION.account()).isEqualTo("111122223333");
  }

  @Test
  void givesThoseOfTheGatewayInTheSamePartitionRegionAndAccount() {
    assertThat(FUNCTION.ofApi("abc"))
        .isEqualTo("arn:aws-cn:execute-api:cn-north-1:111122223333:abc/*/*/greeting");
    assertThat(FUNCTION.asIntegration())
        .isEqualTo(
            "arn:aws-cn:apigateway:cn-north-1:lambda:path/2015-03-31/functions/"
                + FUNCTION.text()
                + "/invocations");
  }

  @Test
  void refusesWhatIsNoFunction() {
    assertThatThrownBy(() -> new Arn("Faas_lambda")).isInstanceOf(CloudException.class);
  }
}
