package dev.spillway.benchmarks.figure;

import dev.spillway.benchmarks.docker.DockerHost;
import dev.spillway.benchmarks.peer.HaProxy;
import dev.spillway.benchmarks.process.Workshop;
import dev.spillway.common.process.PythonInterpreter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a figure works with.
 *
 * @param workshop where it works, and what is ended after it
 * @param plan how much it measures
 * @param progress is told what is being done
 */
public record Bench(Workshop workshop, Plan plan, Consumer<String> progress) {

  /** Tells what is being done. */
  public void say(String what) {
    progress.accept(what);
  }

  /** Returns the function that the calls run. */
  Path fibonacci() {
    return workshop.project().root().resolve("examples").resolve("fibonacci.py");
  }

  /** Returns the Python that both the product and the peers start. */
  Path python() {
    return PythonInterpreter.find(workshop.searchPath());
  }

  /** Returns HAProxy, or empty where it is not installed. */
  Optional<HaProxy> haProxy() {
    return workshop.which("haproxy").map(HaProxy::new);
  }

  /** Returns the Docker engine, or empty where none answers. */
  Optional<DockerHost> docker() {
    return DockerHost.find(workshop.env());
  }
}
