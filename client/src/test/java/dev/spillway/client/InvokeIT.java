package dev.spillway.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.common.testing.RedisFixture;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class InvokeIT {
  @TempDir private Path root = Path.of("");

  private final TestBalancer balancer = new TestBalancer();

  @AfterEach
  void stop() {
    balancer.close();
  }

  @Test
  void printsOneAnswerExactly() {
    Client.Ended ended = client().run("10");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).isEqualTo("Number 10, result: fine\n");
    assertThat(ended.err()).matches("\\(local, [0-9.]+ ms\\)\n");
  }

  @Test
  void addsNothingToAnAnswerWithoutALineEnd() {
    assertThat(client().run("bare").out()).isEqualTo("Number bare, result: no line end");
  }

  @Test
  void sendsAnyTextAsItIs() {
    client().run("-5");
    client().run("--", "--5");
    client().run("@größer <&>");
    client().run("");

    assertThat(balancer.called()).containsExactly("-5", "--5", "@größer <&>", "");
  }

  @Test
  void takesACommandsNameForAParameterWhereItIsNotTheFirst() {
    client().run("1", "add-faas", "--requests", "2");
    client().run("--", "add-faas");

    assertThat(balancer.called()).containsExactly("1", "add-faas", "add-faas");
  }

  @Test
  void printsTheWholeMessageOfAFault() {
    Client.Ended ended = client().run("fail");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .isEqualTo(
            """
            fault 100 FUNCTION_FAILED: The function ended with exit code 1:
            Traceback:
              line 1
            ValueError: fail
            """);
  }

  @Test
  void summarisesFortyCallsTenAtATime() throws Exception {
    Client.Ended ended =
        client()
            .run("1", "2", "cloud", "busy", "--requests", "40", "--concurrency", "10", "--json");

    assertThat(ended.exitCode()).isEqualTo(1);
    JsonNode summary = new ObjectMapper().readTree(ended.out());
    assertThat(summary.path("calls").asInt()).isEqualTo(40);
    assertThat(summary.path("concurrency").asInt()).isEqualTo(10);
    assertThat(summary.path("answersPerSecond").asDouble()).isPositive();
    assertThat(summary.at("/kinds/local/count").asInt()).isEqualTo(20);
    assertThat(summary.at("/kinds/cloud/count").asInt()).isEqualTo(10);
    assertThat(summary.at("/kinds/failed/count").asInt()).isEqualTo(10);
    assertThat(summary.at("/total/count").asInt()).isEqualTo(40);
    assertThat(summary.at("/faults/0/name").asText()).isEqualTo("NO_CAPACITY");
    assertThat(summary.at("/faults/0/count").asInt()).isEqualTo(10);
    assertThat(balancer.called()).hasSize(40);
    assertThat(balancer.mostRunning()).isLessThanOrEqualTo(10);
  }

  @Test
  void showsPeopleATable() {
    Client.Ended ended = client().run("1", "busy", "--requests", "4", "--concurrency", "2");

    assertThat(ended.out())
        .startsWith("4 calls, 2 at a time, in ")
        .containsPattern("local\\s+2")
        .containsPattern("cloud\\s+0")
        .containsPattern("failed\\s+2")
        .contains("2 x fault 200 NO_CAPACITY: All servers are busy, and CLOUD=none.");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void succeedsWhereAllCallsDo() {
    assertThat(client().run("1", "2", "3").exitCode()).isZero();
  }

  @Test
  void answersLineByLineAndShowsWhereEachCallRan() {
    Client.Ended ended = client().runWithInput("1\nfail\ncloud\nexit\n2\n");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out()).isEqualTo("Number 1, result: fine\nNumber cloud, result: fine\n");
    assertThat(ended.err()).contains("(local, ", "FUNCTION_FAILED", "(cloud, ");
    assertThat(balancer.called()).containsExactly("1", "fail", "cloud");
  }

  @Test
  void endsAtOnceWithoutInput() {
    assertThat(client().run().exitCode()).isZero();
  }

  @Test
  void saysWhatToDoWhereNoLoadBalancerAnswers() {
    Map<String, String> nobody =
        Map.of("LOAD_BALANCER_PORT", String.valueOf(RedisFixture.freePort()));

    for (String requests : new String[] {"1", "100"}) {
      Client.Ended ended = new Client(root, nobody).run("1", "--requests", requests);

      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err().lines())
          .satisfiesExactly(
              what -> assertThat(what).contains("No load balancer can be reached at http://127"),
              remedy -> assertThat(remedy).contains("./spillway up"));
    }
  }

  @Test
  void doesNotWaitLongerThanItIsTold() {
    Client.Ended ended = client().run("slow", "--timeout", "1");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).contains("gave no answer within 1 s", "--timeout");
  }

  @Test
  void callsAnotherAddressAtAPathOfItsOwn() {
    String url = "http://127.0.0.1:" + balancer.port();

    Client.Ended good = new Client(root, Map.of()).run("10", "--url", url + "/");
    Client.Ended bad = new Client(root, Map.of()).run("10", "--url", url + "/elsewhere");

    assertThat(good.exitCode()).isZero();
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.err()).contains("HTTP status 404");
  }

  private Client client() {
    return new Client(root, Map.of("LOAD_BALANCER_PORT", String.valueOf(balancer.port())));
  }
}
