package dev.spillway.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Breaks each rule in classes that are made up and compiled for the purpose. */
@SuppressWarnings("NullAway.Init")
final class ArchitectureRulesTest {
  @TempDir static Path folder;

  /**
   * A class that uses another.
   *
   * @param user its name
   * @param used the name of the other
   * @param rule words of the rule that it breaks; empty where it breaks none
   */
  record Sample(String user, String used, String rule) {
    static Sample bad(String user, String used, String rule) {
      return new Sample("dev.spillway." + user, used, rule);
    }

    static Sample good(String user, String used) {
      return new Sample("dev.spillway." + user, used, "");
    }
  }

  private static final String DOCKER = "com.github.dockerjava.api.DockerClient";
  private static final String AWS = "software.amazon.awssdk.Lambda";
  private static final String JEDIS = "redis.clients.jedis.Jedis";
  private static final String PICOCLI = "picocli.CommandLine";

  static final List<Sample> BAD =
      List.of(
          Sample.bad("server.sandbox.Engine", DOCKER, "know com.github"),
          Sample.bad("loadbalancer.pool.process.Engine", DOCKER, "know com.github"),
          Sample.bad("server.lambda.Deployer", AWS, "know software"),
          Sample.bad("client.deploy.Deployer", AWS, "know software"),
          Sample.bad("client.Store", JEDIS, "know redis.clients"),
          Sample.bad("common.cloud.Store", JEDIS, "know redis.clients"),
          Sample.bad("server.Codec", "org.apache.xmlrpc.XmlRpc", "know org.apache"),
          Sample.bad("client.Options", PICOCLI, "command line"),
          Sample.bad("client.Commander", PICOCLI, "command line"),
          Sample.bad("loadbalancer.balancing.Policy", "java.net.Socket", "are pure"),
          Sample.bad("loadbalancer.scaling.Policy", "java.io.File", "are pure"),
          Sample.bad("common.invocation.Outcome", "dev.spillway.common.net.EventLoop", "are pure"),
          Sample.bad("setup.Starter", "dev.spillway.server.Used", "no other program"),
          Sample.bad("client.Caller", "dev.spillway.loadbalancer.Used", "no other program"),
          Sample.bad("loadbalancer.Starter", "dev.spillway.server.Used", "no other program"),
          Sample.bad("server.Starter", "dev.spillway.client.Used", "no other program"),
          Sample.bad("localcloud.Starter", "dev.spillway.server.Used", "no other program"),
          Sample.bad("simulator.Player", "dev.spillway.server.Used", "no other program"),
          Sample.bad("placement.policy.Late", "java.time.Clock", "no clock"),
          Sample.bad("placement.policy.Loud", "java.io.PrintStream", "no clock"),
          Sample.bad("placement.policy.Busy", "java.util.concurrent.Executor", "no clock"),
          Sample.bad("placement.estimate.Reader", "dev.spillway.common.Used", "no clock"),
          Sample.bad("placement.money.Prices", "java.io.InputStream", "no clock"),
          Sample.bad("server.Maker", "dev.spillway.server.ServerWiring", "wire"));

  static final List<Sample> GOOD =
      List.of(
          Sample.good("loadbalancer.pool.docker.Engine", DOCKER),
          Sample.good("loadbalancer.pool.swarm.Engine", DOCKER),
          Sample.good("loadbalancer.deploy.Deployer", AWS),
          Sample.good("common.function.Store", JEDIS),
          Sample.good("common.redis.Pool", JEDIS),
          Sample.good("common.budget.Ledger", JEDIS),
          Sample.good("common.journal.Stream", JEDIS),
          Sample.good("common.xmlrpc.Codec", "org.apache.xmlrpc.XmlRpc"),
          Sample.good("client.InvokeCommand", PICOCLI),
          Sample.good("client.ClientMain", PICOCLI),
          Sample.good("server.ServerMain", "dev.spillway.server.ServerWiring"),
          Sample.good("server.ServerCommand", "dev.spillway.server.ServerWiring"),
          Sample.good("server.sandbox.Pool", "java.io.File"),
          Sample.good("server.Placer", "dev.spillway.placement.policy.Used"),
          Sample.good("placement.estimate.Sum", "java.time.Duration"),
          Sample.good("server.Reader", "dev.spillway.common.Used"),
          Sample.good("loadbalancer.balancing.Choice", "java.util.List"));

  private static final List<Sample> CYCLES =
      List.of(
          Sample.good("server.a.One", "dev.spillway.server.b.Two"),
          Sample.good("server.b.Two", "dev.spillway.server.a.One"),
          Sample.good("common.Three", "dev.spillway.server.Four"),
          Sample.good("server.Four", "dev.spillway.common.Three"));

  @BeforeAll
  static void compile() throws IOException {
    Set<String> written = new TreeSet<>();
    List<Sample> all =
        Stream.of(BAD, GOOD, CYCLES).flatMap(List::stream).collect(Collectors.toList());
    for (Sample sample : all) {
      assertThat(written.add(write(sample.user(), sample.used()))).isTrue();
    }
    for (Sample sample : all) {
      if (!sample.used().startsWith("java.") && !Files.exists(file(sample.used(), ".java"))) {
        written.add(write(sample.used(), "java.lang.Object"));
      }
    }
    Stream<String> options = Stream.of("-proc:none", "-d", folder.toString());
    String[] arguments = Stream.concat(options, written.stream()).toArray(String[]::new);
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
  }

  private static String write(String name, String used) throws IOException {
    int dot = name.lastIndexOf('.');
    String source =
        "package %s;%npublic class %s { public %s used; }%n"
            .formatted(name.substring(0, dot), name.substring(dot + 1), used);
    Path file = file(name, ".java");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, source).toString();
  }

  private static Path file(String name, String ending) {
    return folder.resolve(name.replace('.', '/') + ending);
  }

  private static JavaClasses classes(String... names) {
    return ArchitectureRules.importer()
        .importPaths(
            Stream.of(names)
                .filter(name -> name.startsWith("dev.spillway"))
                .map(name -> file(name, ".class"))
                .toList());
  }

  @ParameterizedTest
  @FieldSource("BAD")
  void refuses(Sample sample) {
    JavaClasses classes = classes(sample.user(), sample.used());
    assertThatThrownBy(() -> ArchitectureRules.check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(sample.rule())
        .hasMessageContaining(sample.user());
  }

  @ParameterizedTest
  @FieldSource("GOOD")
  void allows(Sample sample) {
    JavaClasses classes = classes(sample.user(), sample.used());
    assertThatCode(() -> ArchitectureRules.check(classes)).doesNotThrowAnyException();
  }

  @Test
  void refusesCyclesBetweenPackagesOfAProgram() {
    JavaClasses classes = classes("dev.spillway.server.a.One", "dev.spillway.server.b.Two");
    assertThatThrownBy(() -> ArchitectureRules.check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Cycle detected");
  }

  @Test
  void refusesThatCommonKnowsAProgram() {
    JavaClasses classes = classes("dev.spillway.common.Three", "dev.spillway.server.Four");
    assertThatThrownBy(() -> ArchitectureRules.check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Cycle detected");
  }
}
