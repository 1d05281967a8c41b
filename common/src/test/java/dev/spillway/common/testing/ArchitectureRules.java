package dev.spillway.common.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;

/** The dependencies that docs/architecture.md allows, for the tests of each module. */
public final class ArchitectureRules {
  private static final List<ArchRule> RULES =
      List.of(
          slices().matching("dev.spillway.(*)..").should().beFreeOfCycles(),
          slices().matching("dev.spillway.*.(*)..").should().beFreeOfCycles(),
          only("com.github.dockerjava..", "..pool.docker..", "..pool.swarm.."),
          only("software.amazon.awssdk..", "..loadbalancer.deploy.."),
          only(
              "redis.clients..",
              "..common.redis..",
              "..common.function..",
              "..common.budget..",
              "..common.journal.."),
          only("org.apache.xmlrpc..", "..common.xmlrpc.."),
          noClasses()
              .that()
              .haveNameNotMatching(".*(Main|Command)(\\$.*)?")
              .should()
              .dependOnClassesThat()
              .resideInAPackage("picocli..")
              .as("only *Main and *Command know the command line"),
          noClasses()
              .that()
              .resideInAnyPackage(
                  "..balancing..", "..scaling..", "..offload..", "..invocation..", "..calibrate")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  "java.io..",
                  "java.net..",
                  "java.nio.file..",
                  "dev.spillway.common.net..",
                  "dev.spillway.common.http..",
                  "redis.clients..",
                  "com.github.dockerjava..",
                  "software.amazon.awssdk..")
              .as("policies and invocations are pure"),
          noClasses()
              .that()
              .resideInAPackage("dev.spillway.placement..")
              .should()
              .dependOnClassesThat(
                  resideOutsideOfPackages(
                          "dev.spillway.placement..",
                          "java.lang..",
                          "java.math..",
                          "java.time..",
                          "java.util..",
                          "org.jspecify..")
                      .or(resideInAPackage("java.util.concurrent.."))
                      .or(belongToAnyOf(System.class, Thread.class, Clock.class)))
              .as("placement has no clock, no threads, no input or output"),
          programDependsOnlyOnCommon("setup"),
          programDependsOnlyOnCommon("client"),
          programDependsOnlyOnCommon("loadbalancer"),
          programDependsOnlyOnCommon("server"),
          programDependsOnlyOnCommon("localcloud"),
          programDependsOnlyOnCommon("simulator"),
          classes()
              .that()
              .haveSimpleNameEndingWith("Wiring")
              .should()
              .onlyHaveDependentClassesThat()
              .haveNameMatching(".*(Main|Command|Wiring)(\\$.*)?")
              .as("only mains and commands wire"));

  private ArchitectureRules() {}

  /**
   * Checks the main classes of a package and below.
   *
   * @throws AssertionError if a rule does not hold
   */
  public static void check(String rootPackage) {
    JavaClasses classes =
        importer()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("test-classes"))
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(rootPackage);
    check(classes);
  }

  /** The rules ask for names only; reading all of the libraries and the JDK would take seconds. */
  static ClassFileImporter importer() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter();
  }

  static void check(JavaClasses classes) {
    RULES.forEach(rule -> rule.allowEmptyShould(true).check(classes));
  }

  private static ArchRule only(String library, String... users) {
    return noClasses()
        .that()
        .resideInAPackage("dev.spillway..")
        .and()
        .resideOutsideOfPackages(users)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .as("only " + String.join(", ", users) + " know " + library);
  }

  private static ArchRule programDependsOnlyOnCommon(String program) {
    return noClasses()
        .that()
        .resideInAPackage("dev.spillway." + program + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            List.of(
                    "setup",
                    "client",
                    "loadbalancer",
                    "server",
                    "localcloud",
                    "simulator",
                    "benchmarks")
                .stream()
                .filter(other -> !other.equals(program))
                .map(other -> "dev.spillway." + other + "..")
                .toArray(String[]::new))
        .as(program + " depends on no other program");
  }
}
