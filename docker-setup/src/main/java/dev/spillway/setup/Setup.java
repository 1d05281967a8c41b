package dev.spillway.setup;

import dev.spillway.common.config.CloudChoice;
import dev.spillway.common.config.Kind;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.doctor.Doctor;
import dev.spillway.setup.doctor.Finding;
import dev.spillway.setup.engine.Engine;
import dev.spillway.setup.engine.EngineDecision;
import dev.spillway.setup.engine.Engines;
import dev.spillway.setup.engine.Shutdown;
import dev.spillway.setup.engine.Startup;
import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.Question;
import dev.spillway.setup.host.SetupException;
import dev.spillway.setup.probe.HttpProbe;
import dev.spillway.setup.probe.StatusPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the commands do; each returns the exit code. */
final class Setup {
  private static final int OK = 0;
  private static final int FAILURE = 1;

  private final SetupConfig config;
  private final Engines engines;
  private final Parts parts;
  private final Console console;

  /**
   * The parts that do the work.
   *
   * @param startup brings up
   * @param shutdown takes down
   * @param doctor looks at the machine
   * @param http asks the load balancer
   * @param question asks the user
   */
  record Parts(
      Startup startup, Shutdown shutdown, Doctor doctor, HttpProbe http, Question question) {}

  Setup(SetupConfig config, Engines engines, Parts parts, Console console) {
    this.config = config;
    this.engines = engines;
    this.parts = parts;
    this.console = console;
  }

  int up() {
    Engine engine = chosen();
    URI address = parts.startup().up(engine);
    console.line(
        "Spillway serves '%s' at %s (overflow to: %s)"
            .formatted(config.function(), address, Kind.choiceName(config.cloud())));
    return OK;
  }

  int redis() {
    parts.startup().startRedis(chosen());
    console.line("Redis answers at 127.0.0.1:" + config.redisPort());
    return OK;
  }

  int down(boolean alsoCloud, boolean alsoData) {
    if (alsoCloud) {
      undeploy();
    }
    List<Engine> engines = alsoData ? this.engines.usable() : this.engines.present();
    for (Engine engine : engines) {
      console.line("Taking away " + engine.kind());
      parts.shutdown().down(engine, alsoData);
    }
    console.line(engines.isEmpty() ? "Nothing runs." : "Spillway is down.");
    return OK;
  }

  int status() {
    Optional<Engine> present = engines.present().stream().findFirst();
    Optional<URI> address = present.flatMap(Engine::loadBalancer);
    if (address.isEmpty()) {
      console.line(
          present
              .map(engine -> "The load balancer does not run (engine: " + engine.kind() + ").")
              .orElse("Spillway does not run."));
      return FAILURE;
    }
    HttpProbe.Answer answer = parts.http().get(address.get().resolve("/status"));
    StatusPage page = StatusPage.parse(answer.body());
    console.line("engine         " + present.get().kind());
    console.line(
        "load balancer  " + address.get() + "  " + (answer.ok() ? page.state() : answer.body()));
    if (answer.ok()) {
      page.lines().forEach(console::line);
    }
    return answer.ok() && page.isReady() ? OK : FAILURE;
  }

  int logs(boolean follow) {
    return presentOrFail().logs(follow);
  }

  int cloudLogs(List<String> arguments) {
    requireCloud();
    List<String> all = new ArrayList<>(List.of("cloud-logs"));
    all.addAll(arguments);
    return presentOrChosen().runLoadBalancer(all);
  }

  /**
   * Measures which memory size the function needs in the cloud.
   *
   * @param arguments those of the load balancer's command
   * @param stores whether the size is written into .env without a question
   * @param isJson whether nothing but JSON is to be printed, hence no question
   */
  int calibrate(List<String> arguments, boolean stores, boolean isJson) {
    requireCloud();
    Engine engine = presentOrFail();
    List<String> all = new ArrayList<>(List.of("calibrate", "--at=" + inside(engine)));
    all.addAll(arguments);
    AtomicReference<String> memoryMb = new AtomicReference<>("");
    int exitCode =
        engine.runLoadBalancer(
            all,
            line -> {
              console.line(line);
              MemorySetting.in(line).ifPresent(memoryMb::set);
            });
    if (exitCode == OK && !memoryMb.get().isEmpty()) {
      offer(memoryMb.get(), stores, isJson);
    }
    return exitCode;
  }

  private static String inside(Engine engine) {
    return engine
        .loadBalancerInside()
        .orElseThrow(
            () -> new SetupException("The load balancer does not run", "run ./spillway up"));
  }

  private void offer(String memoryMb, boolean stores, boolean isJson) {
    if (!stores && (isJson || !parts.question().isYes("Store it in .env?"))) {
      return;
    }
    new MemorySetting(config.root()).store(memoryMb);
    if (!isJson) {
      console.line("Stored in .env; ./spillway up applies it.");
    }
  }

  int doctor() {
    List<Finding> findings = parts.doctor().examine();
    findings.forEach(finding -> console.line(finding.toString()));
    boolean healthy = findings.stream().noneMatch(f -> f.level() == Finding.Level.FAIL);
    return healthy ? OK : FAILURE;
  }

  private void undeploy() {
    requireCloud();
    Engine engine = presentOrChosen();
    if (config.cloud() == CloudChoice.LOCAL && engine.localCloud().isEmpty()) {
      console.line("The local cloud does not run, so nothing is deployed in it.");
      return;
    }
    int exitCode = engine.runLoadBalancer(List.of("undeploy"));
    if (exitCode != OK) {
      throw new SetupException(
          "The deployment in the cloud was not removed (exit code " + exitCode + ")",
          "see the lines above; ./spillway down without --cloud takes away the rest");
    }
  }

  private void requireCloud() {
    if (config.cloud() == CloudChoice.NONE) {
      throw new SetupException("There is no cloud: CLOUD=none", "set CLOUD in .env");
    }
  }

  private Engine chosen() {
    EngineDecision decision = engines.decide();
    console.line("Engine: " + decision.kind() + " (" + decision.why() + ")");
    return engines.get(decision.kind());
  }

  private Engine presentOrChosen() {
    return engines.present().stream().findFirst().orElseGet(this::chosen);
  }

  private Engine presentOrFail() {
    return engines.present().stream()
        .findFirst()
        .orElseThrow(() -> new SetupException("Spillway does not run", "run ./spillway up"));
  }
}
