package dev.spillway.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProxyResultTest {
  @Test
  void takesTheFormsThatAwsTakes() {
    assertThat(read("{}")).map(HttpResponse::status).hasValue(200);
    assertThat(read("{\"statusCode\":\"201\",\"body\":null,\"headers\":null}"))
        .map(HttpResponse::status)
        .hasValue(201);
  }

  @Test
  void refusesAllOthers() {
    assertThat(read("not json")).isEmpty();
    assertThat(read("null")).isEmpty();
    assertThat(read("{\"statusCode\":200,\"status\":1}")).isEmpty();
    assertThat(read("{\"statusCode\":\"ok\"}")).isEmpty();
    assertThat(read("{\"body\":5}")).isEmpty();
    assertThat(read("{\"headers\":[]}")).isEmpty();
  }

  private static Optional<HttpResponse> read(String result) {
    return ProxyResult.read(result.getBytes(StandardCharsets.UTF_8));
  }
}
