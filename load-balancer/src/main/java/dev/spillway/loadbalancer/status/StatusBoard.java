package dev.spillway.loadbalancer.status;

import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.loadbalancer.dispatch.Admission;
import dev.spillway.loadbalancer.dispatch.CloudRoute;
import dev.spillway.loadbalancer.dispatch.ServedCalls;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** Knows how far the load balancer is and what it has. Thread-safe. */
public final class StatusBoard {
  private final FunctionName name;
  private final UpstreamRegistry registry;
  private final Admission admission;
  private final CloudRoute cloud;
  private final ServedCalls served;
  private final AtomicReference<ServingState> state = new AtomicReference<>(ServingState.STARTING);
  private final AtomicReference<String> sha256 = new AtomicReference<>("");

  /** Creates the board of a load balancer that starts. */
  public StatusBoard(
      FunctionName name,
      UpstreamRegistry registry,
      Admission admission,
      CloudRoute cloud,
      ServedCalls served) {
    this.name = name;
    this.registry = registry;
    this.admission = admission;
    this.cloud = cloud;
    this.served = served;
  }

  /** Notes how far it is. */
  public void enter(ServingState next) {
    state.set(next);
  }

  /** Notes which function it serves. */
  public void serves(FunctionSpec function) {
    sha256.set(function.sha256());
  }

  /** Returns how far it is. */
  public ServingState state() {
    return state.get();
  }

  /** Returns all that is known now. */
  public Status status() {
    return new Status(
        state().name().toLowerCase(Locale.ROOT),
        name.value(),
        sha256.get(),
        cloud.endpoint().map(Object::toString).orElse("none"),
        admission.limits().calls(),
        admission.active(),
        admission.waiting(),
        registry.all().stream().map(Status.Server::of).toList(),
        served.totals());
  }
}
