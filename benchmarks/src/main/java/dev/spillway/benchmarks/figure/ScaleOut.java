package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.docker.DockerHost;
import dev.spillway.benchmarks.measure.Axis;
import dev.spillway.benchmarks.measure.Chart;
import dev.spillway.benchmarks.measure.Contender;
import dev.spillway.benchmarks.measure.Goal;
import dev.spillway.benchmarks.measure.Goal.Bound;
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
    List<Contender> contenders = new ArrayList<>();
    bench.say("bringing up the product in containers");
    Installation cold = up(bench, 0);
    contenders.add(ours(Names.OURS, docker.get(), cold));
    List<String> notes = new ArrayList<>();
    if (ProductSettings.has(WARM_SPARES)) {
      bench.say("bringing it up once more, with a warm spare");
      contenders.add(ours(Names.OURS + ", a warm spare", docker.get(), up(bench, 1)));
    } else {
      notes.add("a warm spare left out: this version has none (" + WARM_SPARES + ")");
    }
    BareContainers bare =
        new BareContainers(docker.get(), bench.workshop(), cold.settings().get("PROJECT"));
    contenders.add(Contender.peer(BARE_CONTAINER, PLACE, bare::createAndStart));
    contenders.add(Contender.peer("a bare JVM listens", PLACE, bare::untilJavaListens));
    bench.say("adding servers");
    return new FigureOutcome.Measured(
        List.of(
            new Chart(
                "time",
                "containers of the same image",
                "ms",
                Axis.NONE,
                bench.plan().rounds().measure(contenders),
                List.of(new Goal(PLACE, Bound.AT_MOST, GOAL, BARE_CONTAINER)),
                notes)));
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
