package dev.spillway.loadbalancer.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReadyHandlerTest {
  private final ReadyWords words = new ReadyWords(new Random(1));
  private final ReadyHandler handler =
      new ReadyHandler(words, request -> HttpResponse.text(299, request.path()));

  @Test
  void hearsAServerThatKnowsItsToken() {
    words.open(8080);
    try (ReadyWord word = words.expect(Optional.of("10.0.0.1"))) {
      assertThat(word.heard()).isNotDone();
      assertThat(post(pathOf(word), tokenOf(word)).status()).isEqualTo(200);
      assertThat(word.heard()).isCompleted();
      assertThat(post(pathOf(word), tokenOf(word)).status()).as("once more").isEqualTo(200);
    }
  }

  @Test
  void doesNotHearOneThatDoesNotKnowIt() {
    words.open(8080);
    try (ReadyWord word = words.expect(Optional.of("10.0.0.1"));
        ReadyWord other = words.expect(Optional.of("10.0.0.1"))) {
      assertThat(post(pathOf(word), tokenOf(other)).status()).isEqualTo(403);
      assertThat(post(pathOf(word), "").status()).isEqualTo(403);
      assertThat(handler.handle(request("POST", pathOf(word), Map.of())).status()).isEqualTo(403);
      assertThat(word.heard()).isNotDone();
    }
  }

  @Test
  void doesNotHearAServerForWhichNobodyWaits() {
    words.open(8080);
    ReadyWord word = words.expect(Optional.of("10.0.0.1"));
    word.close();
    assertThat(post(pathOf(word), tokenOf(word)).status()).isEqualTo(404);
    assertThat(post("/servers/ready", "x").status()).isEqualTo(404);
    assertThat(post("/servers//ready", "x").status()).isEqualTo(404);
  }

  @Test
  void leavesOtherPathsToAnotherHandler() {
    assertThat(handler.handle(request("GET", "/status", Map.of())).status()).isEqualTo(299);
    assertThat(handler.handle(request("GET", "/servers/1/ready", Map.of())).status())
        .isEqualTo(405);
  }

  @Test
  void tellsAServerNothingWhereItCouldNotBeHeard() {
    assertThat(words.expect(Optional.of("10.0.0.1")).environment()).as("before").isEmpty();
    words.open(8080);
    assertThat(words.expect(Optional.empty()).environment()).isEmpty();
    assertThat(words.expect(Optional.of("10.0.0.1")).environment())
        .containsEntry("READY_URL", "http://10.0.0.1:8080/servers/3/ready")
        .containsKey("READY_TOKEN");
  }

  private HttpResponse post(String path, String token) {
    return handler.handle(request("POST", path, Map.of("Authorization", "Bearer " + token)));
  }

  private static HttpRequest request(String method, String path, Map<String, String> headers) {
    return new HttpRequest(method, path, "", headers, new byte[0]);
  }

  private static String pathOf(ReadyWord word) {
    return URI.create(word.environment().getOrDefault("READY_URL", "")).getPath();
  }

  private static String tokenOf(ReadyWord word) {
    return word.environment().getOrDefault("READY_TOKEN", "");
  }
}
