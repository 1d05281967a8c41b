package dev.spillway.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.RedisFunctionStore;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.journal.CallJournal;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.JournalLimits;
import dev.spillway.common.journal.RedisCallJournal;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.common.xmlrpc.CallNotes;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.loadbalancer.deploy.CloudFixture;
import dev.spillway.loadbalancer.testing.StubBalancer;
import dev.spillway.placement.money.Money;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The command with a real cloud, a real Redis, and a load balancer that doubles numbers. */
@Timeout(120)
@SuppressWarnings("NullAway.Init")
final class CalibrateCommandIT {
  private static final String TRIAL = "Faas_lambda-calibrate";
  private static final String DOUBLE = "import sys\nprint(2 * int(sys.argv[1]))\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final RedisFixture redis = RedisFixture.start();
  private final CloudFixture cloud = CloudFixture.start();
  private final StubBalancer balancer = new StubBalancer(CalibrateCommandIT::doubled);
  private final Map<String, String> env = new HashMap<>(CloudFixture.env(cloud.endpoint()));

  @BeforeEach
  void store() {
    env.put("REDIS_URL", redis.address().toString());
    store(DOUBLE);
  }

  @AfterEach
  void close() {
    assertThat(cloud.hasFunction(TRIAL)).as("the trial function is left").isFalse();
    balancer.close();
    cloud.close();
    redis.close();
  }

  @Test
  void comparesBothPlacesAndLeavesNothing() {
    assertThat(run("--param=20", "--param=30", "--memory=512,1769", "--calls=2", "--deadline=9000"))
        .isZero();
    assertThat(balancer.called()).containsExactly("20", "20", "30", "30");
    assertThat(out.toString())
        .contains("| 20        | here    | 2     | 5.0 ")
        .contains("| 30        | 512 MB  | 2 ")
        .contains("Results: the same everywhere.")
        .contains("The cheapest size with all calls within 9000 ms: ")
        .containsPattern("LAMBDA_MEMORY_MB=(512|1769)\n");
    assertThat(err.toString()).contains("In the cloud: at most 10 calls, for about 0.0000");
  }

  @Test
  void doesNotDisturbWhatIsDeployed() {
    cloud.deploy(env, "print('served')\n");
    run("--param=20", "--memory=512", "--calls=1");
    assertThat(cloud.hasFunction("Faas_lambda")).isTrue();
  }

  @Test
  void takesTheParametersOfTheLastCalls() throws Exception {
    try (CallJournal journal =
        RedisCallJournal.open(
            redis.address(), new JournalLimits(100, Duration.ofHours(1)), InstantSource.system())) {
      List.of("7", "8", "7", "a long…")
          .forEach(parameter -> journal.write(() -> record(parameter)));
    }
    assertThat(run("--memory=1769", "--calls=1", "--deadline=9000", "--json")).isZero();
    assertThat(balancer.called()).containsExactly("7", "8");
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.path("measurements")).hasSize(4);
    assertThat(report.path("measurements").path(2).path("coldStartMillis").isNumber()).isTrue();
    assertThat(report.path("setting").asText()).isEqualTo("LAMBDA_MEMORY_MB=1769");
  }

  @Test
  void asksForParametersWhereNoCallIsRecorded() {
    assertThat(run()).isEqualTo(1);
    assertThat(err.toString()).contains("--params 20,25,30");
  }

  @Test
  void recommendsNothingWhereResultsDisagree() {
    store("print('another')\n");
    assertThat(run("--param=20", "--memory=1769", "--calls=1", "--deadline=9000")).isEqualTo(1);
    assertThat(out.toString())
        .contains("Results of 20 differ from one place to another, e.g. \"40\" and \"another\".")
        .doesNotContain("LAMBDA_MEMORY_MB=");
    assertThat(
            run("--param=20", "--memory=1769", "--calls=1", "--deadline=9000", "--ignore-results"))
        .isZero();
    assertThat(out.toString()).contains("LAMBDA_MEMORY_MB=1769");
  }

  @Test
  void tellsWhichParameterFailsInTheCloud() {
    store("import sys\nsys.exit('no memory')\n");
    assertThat(run("--param=20", "--memory=512", "--calls=1")).isEqualTo(1);
    assertThat(out.toString())
        .contains("Failed: 20 with 512 MB: the function ended with exit code 1: no memory")
        .contains("No size ran all parameters without a failure.");
  }

  @Test
  void endsWhereTheBudgetDoes() {
    env.put("CLOUD_BUDGET_USD_PER_DAY", "0.0000001");
    assertThat(run("--param=20", "--memory=512", "--calls=1")).isEqualTo(1);
    assertThat(err.toString()).contains("CLOUD_BUDGET_USD_PER_DAY");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void saysWhatToDoWhereNothingServes() {
    balancer.close();
    assertThat(run("--param=20")).isEqualTo(1);
    assertThat(err.toString()).contains("./spillway up");
  }

  @Test
  void refusesWhatItCannotMeasure() {
    assertThat(run("--memory=64")).isEqualTo(2);
    assertThat(run("--calls=0")).isEqualTo(2);
    assertThat(run("--deadline=0")).isEqualTo(2);
    assertThat(run("--at=here")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--memory: 64 (expected: 128..10240)")
        .contains("--calls: 0 (expected: 1..100)")
        .contains("--deadline: 0 (expected: 1 or more)");
    env.put("CLOUD", "none");
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("There is no cloud to compare with");
  }

  private int run(String... more) {
    List<String> arguments = new ArrayList<>();
    if (List.of(more).stream().noneMatch(argument -> argument.startsWith("--at"))) {
      arguments.add("--at=" + balancer.address());
    }
    arguments.addAll(List.of(more));
    return new CommandLine(new CalibrateCommand(env))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  private void store(String source) {
    try (RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(Duration.ofSeconds(10));
      store.store(new FunctionSpec(new FunctionName("faas"), source), Map.of());
    }
  }

  private static InvocationReply doubled(Invocation invocation) {
    String result = 2 * Integer.parseInt(invocation.parameter()) + "\n";
    return new InvocationReply(
        new Value("Number " + invocation.parameter() + ", result: " + result),
        Optional.of(ExecutionSite.LOCAL),
        new CallNotes("start;dur=1, run;dur=4", "", 0, List.of()));
  }

  private static CallRecord record(String parameter) {
    return new CallRecord(
        InvocationId.random(),
        "faas",
        parameter,
        Instant.now(),
        new CallRecord.Choice("timeout", "a slot is free", Optional.empty()),
        new CallRecord.Load(0, 4, 0, 2, Optional.empty()),
        Map.of(),
        new CallRecord.Ending(
            Optional.of(ExecutionSite.LOCAL), Optional.empty(), Optional.empty(), Money.ZERO));
  }
}
