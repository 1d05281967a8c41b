package dev.spillway.server;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.http.AsyncHttpHandler;
import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.http.PortTakenException;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.process.PortFile;
import dev.spillway.server.ready.Announcer;
import dev.spillway.server.ready.SelfCall;
import dev.spillway.server.ready.SocketAnnouncement;
import dev.spillway.server.sandbox.Sandbox;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server from its start to its end. */
final class ServerProgram implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServerProgram.class);
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);

  /** Less than the 10 s that an engine waits between its SIGTERM and its SIGKILL. */
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(8);

  private final ServerConfig config;
  private final EventLoops loops;
  private final Sandbox sandbox;
  private final CloudInvoker cloud;
  private final ExecutorService calls;
  private final Optional<Announcer> announcer;
  private final HttpService http;

  /**
   * What a server runs on; closed with it.
   *
   * @param loops the network
   * @param sandbox where functions run
   * @param cloud where calls go on
   * @param calls a thread a call
   */
  record Ground(EventLoops loops, Sandbox sandbox, CloudInvoker cloud, ExecutorService calls) {}

  private ServerProgram(ServerConfig config, Ground ground, AsyncHttpHandler handler) {
    this.config = config;
    this.loops = ground.loops();
    this.sandbox = ground.sandbox();
    this.cloud = ground.cloud();
    this.calls = ground.calls();
    this.announcer = config.ready().map(SocketAnnouncement::new).map(Announcer::new);
    HttpServiceConfig listening =
        new HttpServiceConfig(
            config.host(), config.port(), config.requestLimitBytes(), READ_LIMIT, DRAIN_LIMIT);
    this.http = HttpService.start(loops, listening, handler);
  }

  /**
   * Starts a server.
   *
   * @throws PortTakenException if the address cannot be listened on
   */
  static ServerProgram start(ServerConfig config, Ground ground, AsyncHttpHandler handler) {
    ServerProgram program = new ServerProgram(config, ground, handler);
    log.info(
        "Server {} listens on {}:{} and runs {}, {} at a time; policy: {}, cloud: {}",
        config.id(),
        config.host(),
        program.port(),
        config.function(),
        config.concurrency(),
        config.placement().policy(),
        config.cloud().map(Object::toString).orElse("none"));
    config.portFile().ifPresent(file -> PortFile.write(file, program.port()));
    program.announcer.ifPresent(word -> word.start(new SelfCall(config.host(), program.port())));
    return program;
  }

  /** Returns the port that is listened on. */
  int port() {
    return http.port();
  }

  /** Stops listening, lets calls end within a limit, and kills what still runs. */
  @Override
  public void close() {
    log.info("Server {} stops", config.id());
    announcer.ifPresent(Announcer::close);
    http.close();
    sandbox.close();
    calls.shutdown();
    cloud.close();
    loops.close();
  }
}
