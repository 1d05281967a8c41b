package dev.spillway.setup;

import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.docker.BaseImages;
import dev.spillway.setup.docker.DockerEngine;
import dev.spillway.setup.docker.DockerProbe;
import dev.spillway.setup.doctor.Doctor;
import dev.spillway.setup.engine.Engines;
import dev.spillway.setup.engine.Shutdown;
import dev.spillway.setup.engine.Startup;
import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.HostCommands;
import dev.spillway.setup.host.Poll;
import dev.spillway.setup.host.Ports;
import dev.spillway.setup.host.ProcessHostCommands;
import dev.spillway.setup.host.Question;
import dev.spillway.setup.probe.HttpProbe;
import dev.spillway.setup.probe.RedisProbe;
import dev.spillway.setup.probe.StoreRedisProbe;
import dev.spillway.setup.process.JdkFinder;
import dev.spillway.setup.process.ProcessEngine;
import dev.spillway.setup.process.RedisBinary;
import dev.spillway.setup.process.SessionSpawner;
import java.nio.file.Path;

/** Puts the program together. */
final class SetupWiring {
  private SetupWiring() {}

  /** What the program uses of this machine. */
  private record Edges(
      HostCommands commands,
      Console console,
      Ports ports,
      RedisProbe redis,
      JdkFinder jdks,
      BaseImages images) {}

  /** Returns the program for a configuration. */
  static Setup assemble(SetupConfig config, Console console, Question question) {
    HostCommands commands = new ProcessHostCommands(config.root());
    Edges edges =
        new Edges(
            commands,
            console,
            Ports.ofThisMachine(),
            new StoreRedisProbe(config.redisPort()),
            new JdkFinder(commands, config.env(), JdkFinder.usualParents()),
            new BaseImages(commands, console));
    HttpProbe http = new HttpProbe();

    Engines engines = engines(config, edges);
    Startup startup = new Startup(config, edges.redis(), http, Poll.realTime(), console);
    Shutdown shutdown = new Shutdown(config, console);
    Doctor doctor = new Doctor(config, engines, instruments(edges));
    Setup.Parts parts = new Setup.Parts(startup, shutdown, doctor, http, question);
    return new Setup(config, engines, parts, console);
  }

  private static Engines engines(SetupConfig config, Edges edges) {
    return new Engines(
        config,
        new DockerProbe(edges.commands(), config.env()).state(),
        edges.images()::pullMissing,
        usable -> new DockerEngine(config, dockerHost(edges, usable.socket())),
        new ProcessEngine(config, processHost(config, edges)));
  }

  private static DockerEngine.Host dockerHost(Edges edges, Path socket) {
    return new DockerEngine.Host(edges.commands(), edges.console(), edges.ports(), socket);
  }

  private static ProcessEngine.Host processHost(SetupConfig config, Edges edges) {
    String path = config.env().getOrDefault("PATH", "");
    return new ProcessEngine.Host(
        edges.commands(),
        new SessionSpawner(config.root(), path),
        edges.console(),
        edges.ports(),
        edges.redis(),
        edges.jdks(),
        new RedisBinary(path, config.stateDir().resolve("bin")));
  }

  private static Doctor.Instruments instruments(Edges edges) {
    return new Doctor.Instruments(
        edges.commands(), edges.jdks(), edges.images()::missing, edges.ports(), edges.redis());
  }
}
