package dev.spillway.setup.engine;

import dev.spillway.common.config.CloudChoice;
import dev.spillway.common.process.PortFile;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.Poll;
import dev.spillway.setup.host.SetupException;
import dev.spillway.setup.probe.HttpProbe;
import dev.spillway.setup.probe.RedisProbe;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings the system up, part by part. */
public final class Startup {
  private static final Duration PART_LIMIT = Duration.ofSeconds(30);
  private static final String CLOUD_HEALTH = "/_spillway/health";

  private final SetupConfig config;
  private final RedisProbe redis;
  private final HttpProbe http;
  private final Poll poll;
  private final Console console;

  /** Creates a start of the system that a configuration describes. */
  public Startup(SetupConfig config, RedisProbe redis, HttpProbe http, Poll poll, Console console) {
    this.config = config;
    this.redis = redis;
    this.http = http;
    this.poll = poll;
    this.console = console;
  }

  /**
   * Brings everything up and returns where the load balancer serves.
   *
   * @throws SetupException if a part does not start
   */
  public URI up(Engine engine) {
    engine.prepare();
    startRedis(engine);
    requireFunction();
    startCloud(engine);
    URI address = console.step("load balancer", () -> startLoadBalancer(engine));
    PortFile.write(config.loadBalancerPortFile(), address.getPort());
    return address;
  }

  /** Brings Redis up, alone. */
  public void startRedis(Engine engine) {
    console.step(
        "redis",
        () -> {
          engine.startRedis();
          if (!redis.answers(PART_LIMIT)) {
            throw new SetupException(
                "Redis does not answer at 127.0.0.1:%d within %d s"
                    .formatted(config.redisPort(), PART_LIMIT.toSeconds()),
                "see ./spillway logs; ./spillway doctor tells what this machine lacks");
          }
        });
  }

  private void requireFunction() {
    if (!redis.has(config.function())) {
      throw new SetupException(
          "No function is stored under '" + config.function() + "'",
          "run ./spillway add-faas FILE, then ./spillway up");
    }
  }

  private void startCloud(Engine engine) {
    if (config.cloud() == CloudChoice.LOCAL) {
      console.step("local cloud", () -> startLocalCloud(engine));
    } else {
      engine.stopLocalCloud();
    }
  }

  private void startLocalCloud(Engine engine) {
    engine.startLocalCloud();
    boolean answers =
        poll.until(
                PART_LIMIT,
                () -> engine.localCloud().filter(a -> http.get(a.resolve(CLOUD_HEALTH)).ok()))
            .isPresent();
    if (!answers) {
      throw new SetupException(
          "The local cloud does not answer within %d s".formatted(PART_LIMIT.toSeconds()),
          "see ./spillway logs; with CLOUD=none the system does without");
    }
  }

  private URI startLoadBalancer(Engine engine) {
    engine.startLoadBalancer();
    String[] reason = {"it does not listen"};
    Optional<URI> ready =
        poll.until(
            config.startLimit(),
            () -> {
              refuseFailed(engine);
              return engine.loadBalancer().filter(address -> isReady(address, reason));
            });
    return ready.orElseThrow(
        () ->
            new SetupException(
                "The load balancer is not ready after %d s: %s"
                    .formatted(config.startLimit().toSeconds(), reason[0]),
                "see ./spillway logs; ./spillway down takes it away"));
  }

  private boolean isReady(URI address, String[] reason) {
    HttpProbe.Answer answer = http.get(address.resolve("/readyz"));
    reason[0] = answer.body();
    return answer.ok();
  }

  private static void refuseFailed(Engine engine) {
    if (engine.hasLoadBalancerFailed()) {
      String lines =
          engine.loadBalancerLines().stream()
              .map(line -> "\n    " + line)
              .collect(Collectors.joining());
      engine.stopLoadBalancer();
      throw new SetupException(
          "The load balancer ended while it started. It said:" + lines,
          "mend what it names, then run ./spillway up again");
    }
  }
}
