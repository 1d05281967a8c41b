package dev.spillway.client;

import dev.spillway.client.explain.Explanation;
import dev.spillway.client.terminal.ClientFailure;
import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecordJson;
import dev.spillway.common.journal.RedisCallRecords;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells where a call ran, why, how long each part took and what it cost. */
@Command(
    name = ExplainCommand.NAME,
    description = {
      "Tells where a call ran, why, how long each part took and what it cost.",
      "Its id is in its answer's header Spillway-Invocation-Id. Without an ID: the last calls."
    },
    footer = {
      "",
      "Examples:",
      "  client explain",
      "  client explain 5b0e4a3c-6f0f-4c2e-9d55-0c5c3a1f2d11",
      "",
      "Exit codes: 0 found, 1 not found or no Redis, 2 wrong usage."
    })
final class ExplainCommand implements Callable<Integer> {
  static final String NAME = "explain";

  private final ClientEdges edges;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "ID", arity = "0..1", description = "The call.")
  private String id = "";

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many of the last calls, without an ID; ${DEFAULT-VALUE} by default.")
  private int last;

  @Option(names = "--json", description = "Print JSON, a line a call.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  ExplainCommand(ClientEdges edges) {
    this.edges = edges;
  }

  @Override
  public Integer call() {
    if (!id.isEmpty() && !InvocationId.isValid(id)) {
      throw misuse("ID: '" + id + "' (expected: 1..64 letters, digits, '-', '_')");
    }
    if (last < 1) {
      throw misuse("--last: " + last + " (expected: >= 1)");
    }
    try (RedisCallRecords records = new RedisCallRecords(edges.config().redis())) {
      if (id.isEmpty()) {
        print(records.latest(last), false);
      } else {
        print(List.of(found(records)), true);
      }
    }
    return 0;
  }

  private CallRecord found(RedisCallRecords records) {
    return records
        .find(new InvocationId(id))
        .orElseThrow(
            () ->
                new ClientFailure(
                    "There is no record of call " + id + ".",
                    "Records come within a second, and go after CALL_RECORDS calls or"
                        + " CALL_RECORD_HOURS; ./spillway explain lists the last."));
  }

  private void print(List<CallRecord> calls, boolean inFull) {
    PrintStream out = edges.streams().out();
    if (calls.isEmpty() && !json) {
      out.println("No call is recorded yet.");
    }
    for (CallRecord call : calls) {
      Explanation explanation = new Explanation(call, ZoneId.systemDefault());
      if (json) {
        out.println(CallRecordJson.write(call));
      } else if (inFull) {
        explanation.lines().forEach(out::println);
      } else {
        out.println(explanation.line());
      }
    }
  }

  private ParameterException misuse(String message) {
    if (spec == null) {
      throw new IllegalStateException("picocli has not set this command up");
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
