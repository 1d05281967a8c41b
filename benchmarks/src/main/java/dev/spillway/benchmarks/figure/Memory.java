package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.backend.FixedAnswerMain;
import dev.spillway.benchmarks.docker.ContainerPlan;
import dev.spillway.benchmarks.docker.DockerHost;
import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Contender;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.process.BenchException;
import dev.spillway.benchmarks.process.Wait;
import dev.spillway.benchmarks.process.Workshop;
import dev.spillway.benchmarks.product.Installation;
import dev.spillway.benchmarks.product.ProductSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The memory of a server container that waits for calls. */
final class Memory implements Figure {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final int PORT = 8000;
  private static final double PLACE = 1;
  private static final double GOAL_MB = 64;
  private static final double BYTES_IN_MB = 1024.0 * 1024;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String title() {
    return "memory of a server container that waits for calls";
  }

  @Override
  public FigureOutcome measure(Bench bench) throws Exception {
    Optional<DockerHost> docker = bench.docker();
    return docker.isPresent()
        ? measure(bench, docker.get())
        : new FigureOutcome.LeftOut(DockerImages.NO_ENGINE);
  }

  private static FigureOutcome measure(Bench bench, DockerHost docker) throws Exception {
    bench.say("bringing up the product in containers");
    Workshop workshop = bench.workshop();
    ProductSettings settings =
        ProductSettings.of("docker", workshop.newFile("-state")).with("NUMBER_OF_SERVERS", 1);
    Installation product = Installation.up(workshop, settings, bench.fibonacci());
    // What a server loads with its first call is part of what it holds from then on.
    Caller.ofFibonacci(Names.OURS, product.target()).heat(bench.plan(), 1);
    String project = settings.get("PROJECT");
    String ours = server(docker, project);
    bench.say("starting the peers");
    String python = startPython(workshop, docker, project);
    String java = startJava(workshop, docker, project);
    List<Contender> contenders =
        List.of(
            Contender.ours(Names.OURS, PLACE, () -> megabytes(docker, ours)),
            Contender.peer(Names.ORIGINAL + ", one server", PLACE, () -> megabytes(docker, python)),
            Contender.peer("bare JVM web server", PLACE, () -> megabytes(docker, java)));
    return new FigureOutcome.Measured(
        List.of(
            new Chart(
                "idle",
                "the container's memory, less files that the kernel can drop",
                "MB",
                Axis.NONE,
                bench.plan().rounds().measure(contenders),
                List.of(Goal.of(PLACE, Goal.Bound.AT_MOST, GOAL_MB)),
                List.of())));
  }

  private static String server(DockerHost docker, String project) throws Exception {
    return docker
        .running(List.of("dev.spillway.project=" + project, "dev.spillway.role=server"))
        .stream()
        .findFirst()
        .orElseThrow(() -> new BenchException("No server container runs"));
  }

  private static String startPython(Workshop workshop, DockerHost docker, String network)
      throws Exception {
    Map<Path, String> mounts = Map.of(workshop.unpack("/original/server.py"), "/bench/server.py");
    List<String> command =
        List.of("python3", "/bench/server.py", "0.0.0.0", String.valueOf(PORT), "/none");
    return start(workshop, docker, network, command, mounts);
  }

  private static String startJava(Workshop workshop, DockerHost docker, String network)
      throws Exception {
    Map<Path, String> mounts = Map.of(workshop.project().classes(), "/bench/bench.jar");
    return start(workshop, docker, network, bareJava(), mounts);
  }

  /** Returns the command of a JVM that does nothing but answer. */
  static List<String> bareJava() {
    return List.of(
        "java",
        "-XX:+UseSerialGC",
        "-cp",
        "/bench/bench.jar",
        FixedAnswerMain.class.getName(),
        "0.0.0.0",
        String.valueOf(PORT));
  }

  private static String start(
      Workshop workshop,
      DockerHost docker,
      String network,
      List<String> command,
      Map<Path, String> mounts)
      throws Exception {
    ContainerPlan plan =
        new ContainerPlan(DockerImages.SERVER, command, network, DockerImages.MEMORY_BYTES, mounts);
    String id = docker.run(workshop.cleanup(), plan);
    InetSocketAddress address = new InetSocketAddress(docker.address(id, network), PORT);
    Wait.until("a container answers", START_LIMIT, () -> Wait.isListening(address));
    return id;
  }

  private static double megabytes(DockerHost docker, String id) throws Exception {
    return docker.memoryBytes(id) / BYTES_IN_MB;
  }
}
