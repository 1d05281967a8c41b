package dev.spillway.loadbalancer;

import dev.spillway.common.cloud.CloudEndpoint;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.http.PortTakenException;
import dev.spillway.loadbalancer.deploy.CloudDeployer;
import dev.spillway.loadbalancer.deploy.CloudException;
import dev.spillway.loadbalancer.dispatch.CloudRoute;
import dev.spillway.loadbalancer.dispatch.RepeatPermission;
import dev.spillway.loadbalancer.pool.LaunchException;
import dev.spillway.loadbalancer.pool.ServerPool;
import dev.spillway.loadbalancer.scaling.ElasticityController;
import dev.spillway.loadbalancer.status.ServingState;
import dev.spillway.loadbalancer.status.StatusBoard;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The load balancer as a whole: starts its parts in order and closes them in reverse. */
public final class LoadBalancer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LoadBalancer.class);

  private final LoadBalancerConfig config;
  private final Parts parts;
  private final AtomicBoolean isClosing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * The parts, in the order in which they are started.
   *
   * @param door listens, and tells how far the start is
   * @param functions brings the function
   * @param deployer puts it into the cloud
   * @param cloud the way there, once it is deployed
   * @param repeats whether calls may run twice, once the function is known
   * @param resources what is closed last, in this order
   */
  record Parts(
      FrontDoor door,
      StatusBoard board,
      FunctionLoader functions,
      CloudDeployer deployer,
      CloudRoute cloud,
      RepeatPermission repeats,
      ServerPool pool,
      ElasticityController elasticity,
      Resources resources) {}

  LoadBalancer(LoadBalancerConfig config, Parts parts) {
    this.config = config;
    this.parts = parts;
  }

  /**
   * Starts everything and returns when calls are served.
   *
   * @throws StartException if any part does not start; {@link #close} it then
   */
  public void start() {
    try {
      parts.door().open();
      FunctionSpec function = parts.functions().load();
      parts.board().serves(function);
      if (function.isIdempotent()) {
        parts.repeats().grant();
      }
      Optional<CloudEndpoint> cloud = parts.deployer().deploy(function);
      cloud.ifPresent(parts.cloud()::open);
      parts.pool().start(new ServerSpecs(config).of(function, cloud), config.capacity().servers());
      parts.elasticity().start();
      parts.board().enter(ServingState.READY);
      log.info("Ready: '{}' on port {}, cloud: {}", function.name(), port(), cloudName(cloud));
    } catch (PortTakenException e) {
      throw failure(e, "Set LOAD_BALANCER_PORT to a free port, or end what listens there.");
    } catch (CloudException e) {
      throw failure(e, "Correct the AWS settings, or set CLOUD=none to do without the cloud.");
    } catch (LaunchException e) {
      throw failure(e, "Correct that and start again; ./spillway doctor checks the engine.");
    }
  }

  /** Returns the port that callers reach. */
  public int port() {
    return parts.door().port();
  }

  /** Waits until it was closed. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  /**
   * Stops listening, gives running calls some seconds to end, and leaves the servers running: the
   * next load balancer adopts them.
   */
  @Override
  public void close() {
    if (!isClosing.compareAndSet(false, true)) {
      return;
    }
    log.info("Stopping; the servers stay");
    parts.board().enter(ServingState.DRAINING);
    parts.door().close();
    parts.pool().close();
    parts.resources().close();
    closed.countDown();
  }

  private static String cloudName(Optional<CloudEndpoint> cloud) {
    return cloud.map(Object::toString).orElse("none");
  }

  private static StartException failure(RuntimeException cause, String hint) {
    return new StartException(String.valueOf(cause.getMessage()), hint, cause);
  }
}
