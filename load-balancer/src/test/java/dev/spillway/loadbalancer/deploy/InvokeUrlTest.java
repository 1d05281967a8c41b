package dev.spillway.loadbalancer.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.loadbalancer.deploy.DeployConfig.Target;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InvokeUrlTest {
  private static final Optional<URI> ENDPOINT = Optional.of(URI.create("http://cloud:4566/"));

  @Test
  void isTheApisOwnHostOnAws() {
    assertThat(InvokeUrl.of(new Target("eu-west-1", Optional.empty(), Optional.empty()), "abc"))
        .hasToString("https://abc.execute-api.eu-west-1.amazonaws.com/dev/greeting");
    assertThat(InvokeUrl.of(new Target("cn-north-1", Optional.empty(), Optional.empty()), "abc"))
        .hasToString("https://abc.execute-api.cn-north-1.amazonaws.com.cn/dev/greeting");
  }

  @Test
  void isBelowACustomEndpoint() {
    assertThat(InvokeUrl.of(new Target("us-east-1", ENDPOINT, Optional.empty()), "abc"))
        .hasToString("http://cloud:4566/_aws/execute-api/abc/dev/greeting");
  }

  @Test
  void followsATemplate() {
    Optional<String> template = Optional.of("{endpoint}/{region}/{id}/{stage}/{path}");
    assertThat(InvokeUrl.of(new Target("us-east-1", ENDPOINT, template), "abc"))
        .hasToString("http://cloud:4566/us-east-1/abc/dev/greeting");
  }

  @Test
  void refusesATemplateThatGivesNoAddress() {
    Target target = new Target("us-east-1", Optional.empty(), Optional.of("{endpoint}/{id}"));
    assertThatThrownBy(() -> InvokeUrl.of(target, "abc"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
