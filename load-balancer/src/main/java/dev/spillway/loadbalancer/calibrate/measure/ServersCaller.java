package dev.spillway.loadbalancer.calibrate.measure;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.journal.ServerTiming;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.common.xmlrpc.XmlRpcCallException;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import dev.spillway.loadbalancer.calibrate.Sample;
import dev.spillway.loadbalancer.calibrate.Sample.Answer;
import dev.spillway.loadbalancer.calibrate.Sample.Failed;
import dev.spillway.loadbalancer.calibrate.Sample.Printed;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Calls the function through the running load balancer. Only what ran on a server counts; what went
 * to the cloud because servers were busy is called again, a few times.
 */
public final class ServersCaller implements PlaceCaller {
  /** Each of them costs something where the servers are busy. */
  private static final int ATTEMPTS = 3;

  private final XmlRpcClient client;
  private final HostPort loadBalancer;
  private final Duration limit;

  /**
   * Creates a caller.
   *
   * @param limit how long one answer may take
   */
  public ServersCaller(XmlRpcClient client, HostPort loadBalancer, Duration limit) {
    this.client = client;
    this.loadBalancer = loadBalancer;
    this.limit = limit;
  }

  @Override
  public Sample call(String parameter) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Sample> sample = sampleOf(parameter, reply(parameter));
      if (sample.isPresent()) {
        return sample.get();
      }
    }
    throw new CalibrationException(
        "The servers at "
            + loadBalancer
            + " cannot be measured: "
            + ATTEMPTS
            + " calls of '"
            + parameter
            + "' went to the cloud at once. Try again when they are less busy, or with another"
            + " OFFLOAD_POLICY (local-only keeps all calls); ./spillway explain tells why calls went"
            + " there.");
  }

  private InvocationReply reply(String parameter) {
    try {
      return client.call(loadBalancer, Invocation.of(parameter), limit);
    } catch (XmlRpcCallException e) {
      throw new CalibrationException(
          "The servers cannot be measured: "
              + e.getMessage()
              + ". Bring the system up (./spillway up), and see ./spillway status.",
          e);
    }
  }

  /** Returns nothing where the call ran on no server. */
  private static Optional<Sample> sampleOf(String parameter, InvocationReply reply) {
    Map<Part, Duration> parts = ServerTiming.read(reply.notes().timing());
    Duration run = parts.getOrDefault(Part.RUN, Duration.ZERO);
    Duration time = run.plus(parts.getOrDefault(Part.START, Duration.ZERO));
    if (reply.site().equals(Optional.of(ExecutionSite.LOCAL))) {
      return Optional.of(Sample.here(time, answer(parameter, reply.answer())));
    }
    if (parts.containsKey(Part.KILLED)) {
      return Optional.of(
          Sample.here(time, new Failed("it did not end on a server within LOCAL_TIMEOUT")));
    }
    if (reply.site().isEmpty() && reply.answer() instanceof Fault fault) {
      throw new CalibrationException("The servers cannot be measured: " + fault.message());
    }
    return Optional.empty();
  }

  /** A result has the original's form, which is not the function's. */
  private static Answer answer(String parameter, XmlRpcAnswer answer) {
    return switch (answer) {
      case Value(var text) -> new Printed(text.substring(formOf(parameter).length()));
      case Fault(_, var message) -> new Failed(message);
    };
  }

  private static String formOf(String parameter) {
    return "Number " + parameter + ", result: ";
  }
}
