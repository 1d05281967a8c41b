package dev.spillway.setup.testing;

import dev.spillway.setup.engine.Engine;
import dev.spillway.setup.engine.EngineKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Notes what it is asked to do. */
public final class RecordingEngine implements Engine {
  public final List<String> deeds = new ArrayList<>();
  public Optional<URI> loadBalancer = Optional.empty();
  public Optional<URI> localCloud = Optional.empty();
  public List<String> printed = List.of();
  public boolean present;
  public boolean failed;
  public int exitCode;

  private final EngineKind kind;

  /** Creates an engine of a kind. */
  public RecordingEngine(EngineKind kind) {
    this.kind = kind;
  }

  @Override
  public EngineKind kind() {
    return kind;
  }

  @Override
  public boolean isPresent() {
    return present;
  }

  @Override
  public Set<Integer> ports() {
    return Set.of();
  }

  @Override
  public void prepare() {
    deeds.add("prepare");
  }

  @Override
  public void startRedis() {
    deeds.add("start redis");
  }

  @Override
  public void startLocalCloud() {
    deeds.add("start local cloud");
  }

  @Override
  public Optional<URI> localCloud() {
    return localCloud;
  }

  @Override
  public void startLoadBalancer() {
    deeds.add("start load balancer");
  }

  @Override
  public Optional<URI> loadBalancer() {
    return loadBalancer;
  }

  @Override
  public boolean hasLoadBalancerFailed() {
    return failed;
  }

  @Override
  public List<String> loadBalancerLines() {
    return List.of("Tried to read 'faas'", "but failed");
  }

  @Override
  public void stopLoadBalancer() {
    deeds.add("stop load balancer");
  }

  @Override
  public void removeServers() {
    deeds.add("remove servers");
  }

  @Override
  public void stopLocalCloud() {
    deeds.add("stop local cloud");
  }

  @Override
  public void stopRedis() {
    deeds.add("stop redis");
  }

  @Override
  public void cleanUp(boolean alsoData) {
    deeds.add(alsoData ? "clean up with data" : "clean up");
  }

  @Override
  public int logs(boolean follow) {
    deeds.add("logs");
    return 0;
  }

  @Override
  public Optional<String> loadBalancerInside() {
    return loadBalancer.map(URI::getAuthority);
  }

  @Override
  public int runLoadBalancer(List<String> arguments, Consumer<String> listener) {
    printed.forEach(listener);
    return runLoadBalancer(arguments);
  }

  @Override
  public int runLoadBalancer(List<String> arguments) {
    deeds.add("run " + String.join(" ", arguments));
    return exitCode;
  }
}
