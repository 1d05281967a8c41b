package dev.spillway.loadbalancer.status;

import dev.spillway.common.budget.Budget;
import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.loadbalancer.dispatch.Admission;
import dev.spillway.loadbalancer.dispatch.CloudRoute;
import dev.spillway.loadbalancer.dispatch.CloudUse;
import dev.spillway.loadbalancer.dispatch.ServedCalls;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Knows how far the load balancer is and what it has. Thread-safe. */
public final class StatusBoard {
  private final FunctionName name;
  private final Watched watched;
  private final AtomicReference<ServingState> state = new AtomicReference<>(ServingState.STARTING);
  private final AtomicReference<String> sha256 = new AtomicReference<>("");

  /**
   * What is told of.
   *
   * @param registry the servers
   * @param admission the calls that they have, and those that wait
   * @param cloud where the overflow goes
   * @param served the answers
   * @param use what goes to the cloud
   * @param budget what may go there, where that is limited
   */
  public record Watched(
      UpstreamRegistry registry,
      Admission admission,
      CloudRoute cloud,
      ServedCalls served,
      CloudUse use,
      Optional<Budget> budget) {}

  /** Creates the board of a load balancer that starts. */
  public StatusBoard(FunctionName name, Watched watched) {
    this.name = name;
    this.watched = watched;
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

  /** Returns all that is known now; may wait for Redis, within a limit. */
  public Status status() {
    return new Status(
        state().name().toLowerCase(Locale.ROOT),
        name.value(),
        sha256.get(),
        watched.cloud().endpoint().map(Object::toString).orElse("none"),
        watched.admission().limits().calls(),
        watched.admission().active(),
        watched.admission().waiting(),
        watched.registry().all().stream().map(Status.Server::of).toList(),
        watched.served().totals(),
        CloudStatus.of(watched.use().totals(), watched.budget()));
  }
}
