package dev.spillway.common.testing;

import dev.spillway.common.cloud.CloudInvoker;
import dev.spillway.common.cloud.CloudOutcome;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.placement.money.Bill;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A cloud that answers what a test says, and remembers what it was asked. Thread-safe. */
public final class ScriptedCloudInvoker implements CloudInvoker {
  private final Function<Invocation, CloudOutcome> script;
  private final List<Invocation> invocations = new CopyOnWriteArrayList<>();

  /** Creates a cloud with a script. */
  public ScriptedCloudInvoker(Function<Invocation, CloudOutcome> script) {
    this.script = script;
  }

  /** Returns a cloud that always answers the same, and costs nothing. */
  public static ScriptedCloudInvoker answering(InvocationOutcome outcome) {
    return ending(new CloudOutcome(outcome, true, Bill.NONE));
  }

  /** Returns a cloud in which each call ends the same way, at the same cost. */
  public static ScriptedCloudInvoker ending(CloudOutcome outcome) {
    return new ScriptedCloudInvoker(invocation -> outcome);
  }

  @Override
  public CloudOutcome invoke(Invocation invocation) {
    invocations.add(invocation);
    return script.apply(invocation);
  }

  /** Returns the calls so far, in order. */
  public List<Invocation> invocations() {
    return List.copyOf(invocations);
  }
}
