package dev.spillway.client;

import dev.spillway.client.program.Programs;
import dev.spillway.client.program.SystemPrograms;
import dev.spillway.client.terminal.TestStreams;
import dev.spillway.common.testing.ManualClock;
import java.nio.file.Path;
import java.util.Map;

/** Runs the client as its users do, in this process. */
final class Client {
  private final Path root;
  private final Programs programs;
  private final Map<String, String> environment;

  Client(Path root, Map<String, String> environment) {
    this(root, new SystemPrograms(System.err), environment);
  }

  Client(Path root, Programs programs, Map<String, String> environment) {
    this.root = root;
    this.programs = programs;
    this.environment = environment;
  }

  /** How the client ended. */
  record Ended(int exitCode, String out, String err) {}

  /** Runs the client with arguments, and nothing on its standard input. */
  Ended run(String... args) {
    return runWithInput("", args);
  }

  /** Runs the client with an input. */
  Ended runWithInput(String input, String... args) {
    TestStreams streams = TestStreams.pipe(input);
    ClientEdges edges =
        new ClientEdges(
            root,
            Path.of("/jdk/bin/java"),
            environment,
            streams.streams(),
            programs,
            new ManualClock());
    int exitCode = ClientCommand.execute(edges, args);
    return new Ended(exitCode, streams.out(), streams.err());
  }
}
