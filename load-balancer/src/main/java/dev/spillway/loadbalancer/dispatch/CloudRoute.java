package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.cloud.CloudInvoker;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The way to the cloud, which opens when the function is deployed there. Thread-safe. */
public final class CloudRoute {
  private final Function<CloudEndpoint, CloudInvoker> invokers;
  private final AtomicReference<Optional<Open>> open = new AtomicReference<>(Optional.empty());

  /**
   * Creates a route that is closed.
   *
   * @param invokers makes the invoker of an endpoint
   */
  public CloudRoute(Function<CloudEndpoint, CloudInvoker> invokers) {
    this.invokers = invokers;
  }

  /** Opens the route to an endpoint. */
  public void open(CloudEndpoint endpoint) {
    open.set(Optional.of(new Open(endpoint, invokers.apply(endpoint))));
  }

  /** Returns where it leads, or empty while it is closed. */
  public Optional<CloudEndpoint> endpoint() {
    return open.get().map(Open::endpoint);
  }

  Optional<CloudInvoker> invoker() {
    return open.get().map(Open::invoker);
  }

  private record Open(CloudEndpoint endpoint, CloudInvoker invoker) {}
}
