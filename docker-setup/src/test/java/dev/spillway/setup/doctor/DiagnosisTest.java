package dev.spillway.setup.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.setup.engine.DockerState;
import dev.spillway.setup.host.Ports;
import dev.spillway.setup.process.Jdk;
import dev.spillway.setup.testing.Fixtures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DiagnosisTest {
  private static final Ports.Claim PORT = new Ports.Claim("127.0.0.1", 8080, "LOAD_BALANCER_PORT");
  private static final DockerState DOCKER =
      new DockerState.Usable("26.1.5", "2.26.1", Path.of("/var/run/docker.sock"));
  private static final DockerState NO_DOCKER =
      new DockerState.Unusable("There is no docker command", "install Docker Engine");

  private static final MachineFacts HEALTHY =
      new MachineFacts(
          Optional.of(new Jdk(Path.of("/opt/jdk"), 25)),
          Optional.of("Python 3.13.5"),
          List.of(),
          DOCKER,
          List.of(),
          List.of(PORT),
          List.of(),
          true,
          true,
          true);

  @Test
  void findsNothingWrongWithAHealthyMachine() {
    assertThat(lines(HEALTHY))
        .containsExactly(
            "ok    Java 25 at /opt/jdk",
            "ok    Python 3.13.5, which runs functions in processes",
            "ok    programs are built",
            "ok    docker engine 26.1.5, Compose 2.26.1",
            "ok    base images are here",
            "ok    port 8080 (LOAD_BALANCER_PORT) is free or ours",
            "ok    Redis answers at 127.0.0.1:6379",
            "ok    function 'faas' is stored",
            "ok    AWS is not needed: the cloud is local");
  }

  @Test
  void saysWhatABareMachineLacksAndWhatToDo() {
    MachineFacts bare =
        new MachineFacts(
            Optional.empty(),
            Optional.empty(),
            List.of("server/target/server.jar"),
            NO_DOCKER,
            List.of(),
            List.of(PORT),
            List.of(PORT),
            false,
            false,
            false);

    assertThat(lines(bare))
        .containsExactly(
            "fail  no Java 25 or newer, which the programs run on as processes"
                + "  — install one (e.g. Temurin 25) or set JAVA_HOME",
            "fail  no python3, which runs functions in processes  — install python3",
            "fail  not built: server/target/server.jar  — run ./spillway build",
            "warn  There is no docker command; the system runs in processes  — install Docker Engine",
            "ok    base images are not needed by processes",
            "fail  port 8080 is taken by another program  — stop it, or set LOAD_BALANCER_PORT in .env",
            "warn  Redis does not run  — ./spillway up starts it",
            "warn  no function is known under 'faas'  — run ./spillway add-faas FILE",
            "ok    AWS is not needed: the cloud is local");
  }

  @Test
  void needsDockerWhereItIsChosen() {
    MachineFacts facts = with(Optional.empty(), NO_DOCKER, List.of());

    assertThat(lines(facts, "ENGINE", "docker"))
        .anyMatch(line -> line.startsWith("fail  There is no docker command"))
        .anyMatch(line -> line.startsWith("warn  no Java 25"));
  }

  @Test
  void needsNoDockerForProcesses() {
    assertThat(lines(with(Optional.empty(), NO_DOCKER, List.of()), "ENGINE", "process"))
        .contains("ok    docker is not needed: ENGINE=process")
        .anyMatch(line -> line.startsWith("fail  no Java 25"));
  }

  @Test
  void warnsOfImagesThatHaveToBePulled() {
    assertThat(lines(with(HEALTHY.jdk(), DOCKER, List.of("redis:8")), "ENGINE", "docker"))
        .contains(
            "warn  base images are not here: redis:8"
                + "  — ./spillway up pulls them; without a registry, see docs/air-gap.md");
  }

  @Test
  void looksAtWhatAwsNeeds() {
    String role = "arn:aws:iam::123456789012:role/lambda";

    assertThat(lines(HEALTHY, "AWS_ROLE", role))
        .contains(
            "ok    AWS credentials are given", "ok    role " + role, "ok    region us-east-1");
    assertThat(lines(with(HEALTHY.jdk(), DOCKER, List.of()), "AWS_ROLE", role))
        .anyMatch(line -> line.startsWith("warn  no AWS credentials are given"));
  }

  private static MachineFacts with(Optional<Jdk> jdk, DockerState docker, List<String> images) {
    return new MachineFacts(
        jdk,
        HEALTHY.python(),
        List.of(),
        docker,
        images,
        List.of(PORT),
        List.of(),
        true,
        true,
        false);
  }

  private static List<String> lines(MachineFacts facts, String... settings) {
    return new Diagnosis(Fixtures.config(Path.of("/project"), settings), facts)
        .findings().stream().map(Finding::toString).toList();
  }
}
