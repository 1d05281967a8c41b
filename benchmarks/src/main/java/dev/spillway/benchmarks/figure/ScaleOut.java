package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.docker.DockerHost;
import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Contender;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.measure.Goal.Bound;
import dev.spillway.benchmarks.measure.Series;
import dev.spillway.benchmarks.process.Workshop;
import dev.spillway.benchmarks.product.Installation;
import dev.spillway.benchmarks.product.ProductSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The time from the decision for one more server to the first call that it serves. */
final class ScaleOut implements Figure {
  private static final double PLACE = 1;
  private static final double GOAL = 2;
  private static final double GOAL_OF_SPARE_MILLIS = 50;
  private static final String WARM_SPARES = "WARM_SPARES";
  private static final String BARE_CONTAINER = "create and start of `true`";

  @Override
  public String name() {
    return "scale-out";
  }

  @Override
  public String title() {
    return "from the decision for one more server to the first call that it serves";
  }

  @Override
  public FigureOutcome measure(Bench bench) throws Exception {
    Optional<DockerHost> docker = bench.docker();
    if (docker.isEmpty()) {
      return new FigureOutcome.LeftOut(DockerImages.NO_ENGINE);
    }
    bench.say("bringing up the product in containers");
    Installation cold = up(bench, 0);
    BareContainers bare =
        new BareContainers(docker.get(), bench.workshop(), cold.settings().get("PROJECT"));
    List<Chart> charts = new ArrayList<>();
    charts.add(newServer(bench, docker.get(), cold, bare));
    if (ProductSettings.has(WARM_SPARES)) {
      charts.add(spare(bench, docker.get(), bare));
    }
    return new FigureOutcome.Measured(charts);
  }

  private static Chart newServer(
      Bench bench, DockerHost docker, Installation product, BareContainers bare) throws Exception {
    bench.say("adding servers");
    return chart(
        "time",
        "containers of the same image",
        bench
            .plan()
            .rounds()
            .measure(
                List.of(
                    ours(Names.OURS, docker, product),
                    Contender.peer(BARE_CONTAINER, PLACE, bare::createAndStart),
                    Contender.peer("a bare JVM listens", PLACE, bare::untilJavaListens))),
        new Goal(PLACE, Bound.AT_MOST, GOAL, BARE_CONTAINER));
  }

  private static Chart spare(Bench bench, DockerHost docker, BareContainers bare) throws Exception {
    bench.say("bringing it up once more, with a warm spare");
    Installation product = up(bench, 1);
    bench.say("adding spares");
    return chart(
        "spare",
        "a warm spare",
        bench
            .plan()
            .rounds()
            .measure(
                List.of(
                    ours(Names.OURS + ", a warm spare", docker, product),
                    Contender.peer("a paused container is resumed", PLACE, bare::resume))),
        Goal.of(PLACE, Bound.AT_MOST, GOAL_OF_SPARE_MILLIS));
  }

  private static Chart chart(String name, String title, List<Series> series, Goal goal) {
    return new Chart(name, title, "ms", Axis.NONE, series, List.of(goal), List.of());
  }

  private static Contender ours(String name, DockerHost docker, Installation product) {
    return Contender.ours(name, PLACE, () -> new ScaleOutTrial(docker, product).millis());
  }

  private static Installation up(Bench bench, int spares) throws Exception {
    Workshop workshop = bench.workshop();
    ProductSettings settings =
        ProductSettings.of("docker", workshop.newFile("-state"))
            .with("NUMBER_OF_SERVERS", 1)
            .with("ELASTICITY_SLEEP", 1)
            .withIfKnown(WARM_SPARES, spares);
    return Installation.up(workshop, settings, workshop.unpack("/function/host.py"));
  }
}
