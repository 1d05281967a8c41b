package dev.spillway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What a user does with an installation from its birth to its end, the same for each engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class EngineScenarios {
  private static final String FIBONACCI_10 =
      "Number 10, result: The Fibonacci number at position 10 is: 55\n";

  /** Naps for a given time where it runs, so that calls overlap without using a processor. */
  private static final String NAP =
      """
      import sys, time
      time.sleep(float(sys.argv[1]))
      print("rested")
      """;

  private final Callers callers = new Callers();
  private Installation installation = Installation.of("process", Map.of());

  /** Returns the engine's name, as ENGINE takes it. */
  abstract String engine();

  /** Skips the tests where the engine cannot be had. */
  abstract void requireEngine();

  /** Ends a server without a warning. */
  abstract void killServer(Installation installation, String id);

  /** Ends the load balancer without a warning. */
  abstract void killLoadBalancer(Installation installation);

  /** Returns what is left of an installation: containers, networks, volumes, processes. */
  abstract List<String> remains(Installation installation);

  @BeforeAll
  void create() {
    requireEngine();
    installation = Installation.of(engine(), Map.of("LOCAL_TIMEOUT", "2"));
  }

  @AfterAll
  void destroy() {
    callers.close();
    installation.close();
  }

  @Test
  @Order(1)
  void saysWhatToDoWithoutAFunction() {
    Installation.Ended up = installation.run("up");

    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.output()).contains("faas").contains("./spillway add-faas");
  }

  @Test
  @Order(2)
  void comesUpWithAFunction() {
    installation.succeed("add-faas", example("fibonacci.py"));
    installation.succeed("up");

    assertThat(installation.succeed("client", "10")).contains(FIBONACCI_10.strip());
    assertThat(installation.succeed("status")).contains("ready");
    assertThat(serverIds()).hasSize(2);
  }

  @Test
  @Order(3)
  void letsTheOverflowSpillToTheCloud() {
    List<InvocationReply> replies =
        Callers.await(callers.send(installation.address(), "10", 40, 40));

    assertThat(replies).extracting(Callers::text).containsOnly(FIBONACCI_10);
    assertThat(replies)
        .extracting(reply -> reply.site().orElseThrow())
        .contains(ExecutionSite.LOCAL);
    JsonNode served = installation.status().path("served");
    assertThat(served.path("cloud").asInt()).isPositive();
    assertThat(served.path("failed").asInt()).isZero();
  }

  @Test
  @Order(4)
  void finishesInTheCloudWhatTakesTooLongHere() throws IOException {
    serve(NAP);

    InvocationReply reply = reply("4");

    assertThat(Callers.text(reply)).isEqualTo("Number 4, result: rested\n");
    assertThat(reply.site()).contains(ExecutionSite.CLOUD);
  }

  @Test
  @Order(5)
  void losesNothingWhenAServerIsKilled() throws IOException {
    serve(NAP, "--idempotent");
    String victim = serverIds().get(0);
    int before = callers.answered();

    List<Future<InvocationReply>> replies = callers.send(installation.address(), "0.2", 100, 4);
    await().until(() -> callers.answered() >= before + 10);
    killServer(installation, victim);

    assertThat(Callers.await(replies))
        .extracting(Callers::text)
        .hasSize(100)
        .containsOnly("Number 0.2, result: rested\n");
    await().atMost(Duration.ofSeconds(30)).until(() -> serverIds().size() >= 2);
    assertThat(serverIds()).doesNotContain(victim);
  }

  @Test
  @Order(6)
  void saysWhichCallsMayHaveRunWhenAServerIsKilled() throws IOException {
    serve(NAP);
    int before = callers.answered();

    List<Future<InvocationReply>> replies = callers.send(installation.address(), "0.2", 40, 2);
    await().until(() -> callers.answered() >= before + 6);
    killServer(installation, serverIds().get(0));

    List<InvocationReply> all = Callers.await(replies);
    List<Fault> faults =
        all.stream()
            .filter(reply -> reply.answer() instanceof Fault)
            .map(reply -> (Fault) reply.answer())
            .toList();
    assertThat(all).hasSize(40);
    assertThat(faults).hasSizeLessThanOrEqualTo(2);
    assertThat(faults).allMatch(fault -> fault.code() == FaultCode.MAY_HAVE_EXECUTED.number());
  }

  @Test
  @Order(7)
  void adoptsTheServersOfAKilledLoadBalancer() {
    await().atMost(Duration.ofSeconds(30)).until(() -> serverIds().size() == 2);
    List<String> before = serverIds();

    killLoadBalancer(installation);
    installation.succeed("up");

    assertThat(serverIds()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  @Order(8)
  void showsWhatTheFunctionLoggedInTheCloud() {
    assertThat(installation.succeed("cloud-logs", "--since", "10")).contains("REPORT RequestId");
  }

  @Test
  @Order(9)
  void leavesNothingBehind() {
    installation.succeed("down", "--cloud", "--volumes");

    assertThat(remains(installation)).isEmpty();
  }

  final Installation installation() {
    return installation;
  }

  /** Stores a function and brings the system up with it. */
  final void serve(String source, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("add-faas"));
    command.addAll(List.of(options));
    command.add(script(source));
    installation.succeed(command.toArray(String[]::new));
    installation.succeed("up");
  }

  /** Calls the function once. */
  final InvocationReply reply(String parameter) {
    return Callers.await(callers.send(installation.address(), parameter, 1, 1)).get(0);
  }

  /** Calls the function once; returns the answer, which must be no fault. */
  final String call(String parameter) {
    return Callers.text(reply(parameter));
  }

  private List<String> serverIds() {
    return StreamSupport.stream(installation.status().path("servers").spliterator(), false)
        .filter(server -> server.path("state").asText().equals("up"))
        .map(server -> server.path("id").asText())
        .toList();
  }

  private static String example(String name) {
    return Installation.ROOT.resolve("examples").resolve(name).toString();
  }

  private String script(String source) throws IOException {
    Path file = Files.createTempFile(installation.state(), "function", ".py");
    Files.writeString(file, source);
    return file.toString();
  }
}
