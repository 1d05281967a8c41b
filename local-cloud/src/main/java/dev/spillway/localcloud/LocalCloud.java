package dev.spillway.localcloud;

import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.http.PortTakenException;
import dev.spillway.common.net.EventLoops;
import dev.spillway.localcloud.gateway.Gateway;
import dev.spillway.localcloud.gateway.GatewayConfig;
import dev.spillway.localcloud.lambda.LambdaApi;
import dev.spillway.localcloud.lambda.LambdaConfig;
import dev.spillway.localcloud.logs.LogStore;
import dev.spillway.localcloud.logs.LogsApi;
import dev.spillway.localcloud.runtime.Edges;
import dev.spillway.localcloud.runtime.Folders;
import dev.spillway.localcloud.runtime.FunctionRuntime;
import dev.spillway.localcloud.runtime.Python;
import dev.spillway.localcloud.runtime.RuntimeConfig;
import dev.spillway.localcloud.sts.StsApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The embedded cloud while it runs; what it holds is lost when it is closed, and all that it
 * started ends. Thread-safe.
 */
public final class LocalCloud implements AutoCloseable {
  /** Lambda's limit on a request that brings a deployment package. */
  private static final int REQUEST_LIMIT_BYTES = 70_167_211;

  private final String host;
  private final HttpService service;
  private final FunctionRuntime runtime;
  private final OpenedParts opened;

  private LocalCloud(
      String host, HttpService service, FunctionRuntime runtime, OpenedParts opened) {
    this.host = host;
    this.service = service;
    this.runtime = runtime;
    this.opened = opened;
  }

  /**
   * Starts an embedded cloud.
   *
   * @throws PortTakenException if the address cannot be listened on
   */
  public static LocalCloud start(LocalCloudConfig config) {
    OpenedParts opened = new OpenedParts();
    try {
      return assemble(config, opened, InstantSource.system());
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static LocalCloud assemble(
      LocalCloudConfig config, OpenedParts opened, InstantSource clock) {
    Path folder = temporaryFolder();
    opened.add(folder, () -> Folders.remove(folder));
    EventLoops loops = opened.add(EventLoops.start(1));
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    opened.add(executor, executor::shutdownNow);
    LogStore logs = new LogStore(clock);
    Edges edges = new Edges(Python.find(folder), folder, logs, clock);
    FunctionRuntime runtime =
        opened.add(FunctionRuntime.start(runtime(config), edges, loops, executor));
    LambdaApi lambda = new LambdaApi(lambda(config, folder), runtime, clock, executor);
    Gateway gateway = new Gateway(gateway(config), lambda.service(), clock, executor);
    CloudRouter router = new CloudRouter(lambda, gateway, new LogsApi(logs), new StsApi());
    HttpServiceConfig listening =
        HttpServiceConfig.of(config.host(), config.port(), REQUEST_LIMIT_BYTES);
    HttpService service = opened.add(HttpService.start(loops, listening, router, executor));
    return new LocalCloud(config.host(), service, runtime, opened);
  }

  /** Returns the port that is listened on. */
  public int port() {
    return service.port();
  }

  /** Returns what AWS_ENDPOINT_URL must be to reach it. */
  public URI endpoint() {
    return URI.create("http://" + host + ":" + port());
  }

  /** Returns how many execution environments there are, busy ones included. */
  public int environments() {
    return runtime.environments();
  }

  @Override
  public void close() {
    opened.close();
  }

  private static RuntimeConfig runtime(LocalCloudConfig config) {
    return new RuntimeConfig(config.coldStart(), config.cpuShare(), config.idleLimit());
  }

  private static LambdaConfig lambda(LocalCloudConfig config, Path folder) {
    return new LambdaConfig(config.deployTime(), config.concurrency(), folder.resolve("code"));
  }

  private static GatewayConfig gateway(LocalCloudConfig config) {
    return new GatewayConfig(config.latency(), config.controlGenerosity());
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("spillway-local-cloud-").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to make a temporary folder but failed", e);
    }
  }
}
