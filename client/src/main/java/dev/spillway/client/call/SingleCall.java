package dev.spillway.client.call;

import dev.spillway.client.terminal.Streams;

/** Makes one call. */
public final class SingleCall {
  private final FunctionCaller caller;
  private final Streams streams;

  /** Creates a call whose result goes to some streams. */
  public SingleCall(FunctionCaller caller, Streams streams) {
    this.caller = caller;
    this.streams = streams;
  }

  /** Prints the answer, for pipes exactly as it is; returns whether there is one. */
  public boolean run(String parameter) {
    return ResultPrinter.ofOne(streams).print(caller.call(parameter));
  }

  /** Prints the result as JSON; returns whether there is an answer. */
  public boolean runAsJson(String parameter) {
    CallResult result = caller.call(parameter);
    streams.out().println(JsonSummary.text(parameter, result));
    return result instanceof CallResult.Answered;
  }
}
