package dev.spillway.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InvokeUrlTest {
  private static final InvokeUrl CALL = new InvokeUrl("abc", "prod", List.of("a", "b"));

  @Test
  void readsAllThreeAddresses() {
    assertThat(of("localhost:4566", "/_aws/execute-api/abc/prod/a/b")).hasValue(CALL);
    assertThat(of("localhost:4566", "/restapis/abc/prod/_user_request_/a/b")).hasValue(CALL);
    assertThat(of("abc.execute-api.localhost:4566", "/prod/a/b")).hasValue(CALL);
    assertThat(of("abc.execute-api.eu-central-1.amazonaws.com", "/prod/a/b")).hasValue(CALL);
  }

  @Test
  void noticesWhereTheStageIsMissing() {
    assertThat(of("localhost", "/_aws/execute-api/abc"))
        .hasValue(new InvokeUrl("abc", "", List.of()));
    assertThat(of("abc.execute-api.localhost", "/")).hasValue(new InvokeUrl("abc", "", List.of()));
  }

  @Test
  void leavesTheControlPlaneAlone() {
    assertThat(of("localhost", "/restapis/abc/resources/r")).isEmpty();
    assertThat(of("localhost", "/restapis/abc/resources/r/methods/POST")).isEmpty();
    assertThat(of("localhost", "/2015-03-31/functions")).isEmpty();
    assertThat(of("localhost", "/")).isEmpty();
  }

  private static Optional<InvokeUrl> of(String host, String path) {
    return InvokeUrl.of(new HttpRequest("POST", path, "", Map.of("Host", host), new byte[0]));
  }
}
