package dev.spillway.common.xmlrpc;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.invocation.InvocationOutcome;
import dev.spillway.common.invocation.InvocationOutcome.Completed;
import dev.spillway.common.invocation.InvocationOutcome.FunctionFailed;
import dev.spillway.common.invocation.InvocationOutcome.Rejected;
import dev.spillway.common.invocation.InvocationOutcome.TimedOut;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;

/** Translates how a call ended into what it is answered. */
public final class XmlRpcFaults {
  private XmlRpcFaults() {}

  /** Returns the answer for an outcome; a result has the original's form. */
  public static XmlRpcAnswer toAnswer(Invocation invocation, InvocationOutcome outcome) {
    if (outcome instanceof Completed completed) {
      return new Value("Number " + invocation.parameter() + ", result: " + completed.stdout());
    }
    if (outcome instanceof FunctionFailed failed) {
      return fault(
          FaultCode.FUNCTION_FAILED,
          "The function ended with exit code " + failed.exitCode() + ":\n" + failed.stderr());
    }
    if (outcome instanceof TimedOut late) {
      return fault(
          FaultCode.TIMED_OUT,
          "The function was killed after "
              + late.limit().toSeconds()
              + " s; raise LOCAL_TIMEOUT or RUN_LIMIT, or set CLOUD so that it can go on there if"
              + " LAMBDA_TIMEOUT is enough.");
    }
    Rejected rejected = (Rejected) outcome;
    return fault(rejected.code(), rejected.reason());
  }

  /** Returns the answer for a fault. */
  public static Fault fault(FaultCode code, String message) {
    return new Fault(code.number(), message);
  }
}
