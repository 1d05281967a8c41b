package dev.spillway.localcloud.gateway;

import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.RestJson;
import dev.spillway.localcloud.http.RouteTable;
import dev.spillway.localcloud.lambda.LambdaService;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** API Gateway: its control plane and its data plane. Thread-safe. */
public final class Gateway {
  private final GatewayStore store;
  private final ControlThrottle throttle;
  private final RouteTable routes = new RouteTable();
  private final DataPlane dataPlane;

  /** Creates a gateway without any API. */
  public Gateway(
      GatewayConfig config, LambdaService lambda, InstantSource clock, ExecutorService executor) {
    this.store = new GatewayStore(clock);
    this.throttle = new ControlThrottle(config.controlGenerosity());
    this.dataPlane = new DataPlane(config, store, new LambdaIntegration(lambda, executor, clock));
    new ApiRoutes(store).addTo(routes);
    new MethodRoutes(store).addTo(routes);
    new IntegrationRoutes(store).addTo(routes);
    new DeploymentRoutes(store).addTo(routes);
    new KeyRoutes(store).addTo(routes);
    new PlanRoutes(store).addTo(routes);
    new TagRoutes(store).addTo(routes);
  }

  /** Answers a call of the control plane. */
  public HttpResponse control(HttpRequest request, String region) {
    synchronized (store) {
      try {
        throttle.admit(request.method(), request.path(), store.now());
      } catch (AwsException e) {
        return RestJson.refusal(e);
      }
      return RestJson.serve(routes, request, region);
    }
  }

  /** Answers a call of an API; empty if the request is none. */
  public Optional<HttpResponse> serve(HttpRequest request) {
    return InvokeUrl.of(request).map(url -> dataPlane.serve(request, url));
  }
}
