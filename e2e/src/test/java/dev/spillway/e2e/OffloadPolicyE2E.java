package dev.spillway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user chooses who decides where calls run, and is told why they ran there. */
final class OffloadPolicyE2E {
  /** Waits for so many milliseconds on a server, and for as many as its name's end in the cloud. */
  private static final String FUNCTION =
      """
      import os, sys, time
      here, there = sys.argv[1].split(",")
      place = "cloud" if "AWS_LAMBDA_FUNCTION_NAME" in os.environ else "server"
      time.sleep(float(there if place == "cloud" else here) / 1000)
      print(place)
      """;

  private static final Pattern FIRST_ID =
      Pattern.compile("\\S+ \\S+ +([\\w-]{36}) +(local|cloud|-) ");

  private final Installation installation =
      Installation.inAFolderOfItsOwn(
          "process",
          Map.of(
              "NUMBER_OF_SERVERS", "1",
              "ELASTICITY_SLEEP", "3600",
              "LOCAL_CLOUD_COLD_START_MILLIS", "0",
              "LOCAL_CLOUD_LATENCY_MILLIS", "0"));

  @AfterEach
  void close() {
    installation.close();
  }

  private void up(String... arguments) throws IOException {
    Path function = Files.writeString(installation.root().resolve("places.py"), FUNCTION);
    installation.succeed("add-faas", "--idempotent", function.toString());
    Files.writeString(installation.root().resolve(".env"), String.join("\n", arguments) + "\n");
    installation.succeed("up");
  }

  private String call(String parameter) {
    return installation.succeed("client", parameter);
  }

  /** Returns what is told of the last call. */
  private String explained() {
    await().until(() -> FIRST_ID.matcher(installation.succeed("explain")).find());
    Matcher last = FIRST_ID.matcher(installation.succeed("explain", "--last", "1"));
    assertThat(last.find()).isTrue();
    return installation.succeed("explain", last.group(1));
  }

  @Test
  void keepsAllCallsOrSendsThemAll() throws Exception {
    up("OFFLOAD_POLICY=cloud-only");
    assertThat(call("0,0")).contains("result: cloud");
    assertThat(explained())
        .contains("ran     in the cloud", "every call leaves", "(policy cloud-only)");

    up("OFFLOAD_POLICY=local-only", "LOCAL_TIMEOUT=1");
    assertThat(call("1500,0")).contains("result: server");
    assertThat(explained()).contains("no call leaves", "(policy local-only)");
  }

  @Test
  void runsASlowCallAtBothPlaces() throws Exception {
    up("OFFLOAD_POLICY=hedge", "HEDGE_DELAY=200", "HEDGE_BUDGET=100");
    assertThat(call("30000,0")).contains("result: cloud");
    assertThat(explained())
        .contains("it ran longer than 200 ms; the cloud got it as well; the cloud was first")
        .containsPattern("took .* killed \\d.*hedge \\d.*cloud run \\d");

    assertThat(call("600,30000")).contains("result: server");
    assertThat(explained()).contains("the server was first");
  }

  @Test
  void goesWhereItIsExpectedToBeFaster() throws Exception {
    up("OFFLOAD_POLICY=predictive", "EXPLORATION=100");
    installation.succeed("client", "--requests=40", "--concurrency=1", "400,1");
    assertThat(call("400,1")).contains("result: cloud");
    assertThat(explained())
        .containsPattern("why     the cloud is better by \\d+ ms; the cloud had it")
        .containsPattern("likely  here \\d+ ms .*; in the cloud \\d");
  }

  @Test
  void namesThePoliciesThatThereAre() throws Exception {
    Files.writeString(installation.root().resolve(".env"), "OFFLOAD_POLICY=hegde\n");
    assertThat(installation.run("up").output())
        .contains("one of timeout, local-only, cloud-only, hedge, predictive");
  }
}
