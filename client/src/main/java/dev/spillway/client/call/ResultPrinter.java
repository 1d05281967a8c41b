package dev.spillway.client.call;

import dev.spillway.client.call.CallResult.Answered;
import dev.spillway.client.call.CallResult.Failed;
import dev.spillway.client.terminal.Streams;

/** Prints how one call ended: the answer to the one stream, what is said about it to the other. */
final class ResultPrinter {
  private final Streams streams;
  private final boolean endsLines;

  private ResultPrinter(Streams streams, boolean endsLines) {
    this.streams = streams;
    this.endsLines = endsLines;
  }

  /** Returns a printer of one answer, which a pipe gets exactly as it is. */
  static ResultPrinter ofOne(Streams streams) {
    return new ResultPrinter(streams, streams.interactive());
  }

  /** Returns a printer of several answers, each of which ends its line. */
  static ResultPrinter ofMany(Streams streams) {
    return new ResultPrinter(streams, true);
  }

  /** Prints an answer, or why there is none; returns whether there is one. */
  boolean print(CallResult result) {
    if (result instanceof Failed failed) {
      explain(failed.failure());
      return false;
    }
    Answered answered = (Answered) result;
    streams.out().print(answered.text());
    if (endsLines && !answered.text().endsWith("\n")) {
      streams.out().println();
    }
    streams.out().flush();
    streams
        .err()
        .println(
            "(" + CallKind.of(answered.site()) + ", " + Summary.shown(answered.latency()) + ")");
    return true;
  }

  private void explain(CallFailure failure) {
    // A fault's number says more than its message alone; the others' messages are sentences.
    String what = failure.code().isPresent() ? failure.label() + ": " : "";
    streams.err().println(what + failure.message());
    if (!failure.remedy().isEmpty()) {
      streams.err().println(failure.remedy());
    }
  }
}
