package dev.spillway.benchmarks.peer;

import dev.spillway.benchmarks.backend.FixedAnswerMain;
import dev.spillway.benchmarks.load.CallBytes;
import dev.spillway.benchmarks.load.Target;
import dev.spillway.benchmarks.process.Child;
import dev.spillway.benchmarks.process.Project;
import dev.spillway.benchmarks.process.Wait;
import dev.spillway.benchmarks.process.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server that answers every call with the same result: HAProxy where it is installed, which costs
 * least, else a program of our own.
 */
public final class FixedAnswers {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final String MARK = "Number 1, result: ";

  private FixedAnswers() {}

  /**
   * Starts one.
   *
   * @param bytes the length of the result
   */
  public static Target start(Workshop workshop, Optional<HaProxy> haProxy, int bytes)
      throws Exception {
    Path body = workshop.newFile("-answer.xml");
    Files.writeString(
        body,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodResponse><params><param><value>%s</value></param></params></methodResponse>"
            .formatted(MARK + "x".repeat(bytes)));
    return haProxy.isPresent()
        ? haProxy.get().startFixed(workshop, body)
        : startOwn(workshop, body);
  }

  /** Returns a call of the load balancer in front of it, or of the server itself. */
  public static CallBytes call() {
    return CallBytes.of("call_faas", "1", MARK);
  }

  private static Target startOwn(Workshop workshop, Path body) throws Exception {
    int port = Wait.freePort();
    List<String> command =
        List.of(
            Project.java(),
            "-cp",
            workshop.project().classes().toString(),
            FixedAnswerMain.class.getName(),
            "127.0.0.1",
            String.valueOf(port),
            body.toString());
    Child child =
        Child.start(workshop.cleanup(), command, Map.of(), workshop.newFile("-fixed.log"));
    Wait.untilListening(child, port, START_LIMIT);
    return new Target(port);
  }
}
