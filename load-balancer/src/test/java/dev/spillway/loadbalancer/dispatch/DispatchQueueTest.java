package dev.spillway.loadbalancer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.loadbalancer.balancing.BalancingPolicy;
import dev.spillway.loadbalancer.dispatch.Forwarded.Answered;
import dev.spillway.loadbalancer.dispatch.Forwarded.NotSent;
import dev.spillway.loadbalancer.testing.Upstreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that wait where there is no cloud. */
final class DispatchQueueTest {
  private static final Forwarded ANSWERED =
      new Answered(new InvocationReply(new Value("here"), Optional.of(ExecutionSite.LOCAL)));

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CompletableFuture<Forwarded> first = new CompletableFuture<>();
  private final List<Invocation> forwarded = new ArrayList<>();

  @AfterEach
  void close() {
    threads.close();
  }

  /** Returns a dispatcher whose first call ends when {@code first} does, the others at once. */
  private Dispatcher dispatcher(Admission admission, Forwarded others) {
    Forwarder forwarder =
        (target, call, limit) -> {
          synchronized (forwarded) {
            forwarded.add(call);
            return forwarded.size() == 1 ? first : CompletableFuture.completedFuture(others);
          }
        };
    Dispatcher.Servers servers =
        new Dispatcher.Servers(
            Upstreams.registry(1),
            BalancingPolicy.roundRobin(),
            forwarder,
            new FailureLog(new ArrayList<>(), new ArrayList<>()),
            new RepeatPermission(),
            new DispatchLimits(Duration.ofSeconds(10)));
    CloudRoute nowhere =
        new CloudRoute(
            endpoint -> {
              throw new AssertionError("There is no cloud");
            });
    return new Dispatcher(
        servers,
        Placing.timeout(admission, nowhere, new CloudUse(), threads),
        Books.counting(new ServedCalls()),
        threads);
  }

  private static Admission admission(int waiting, Duration patience) {
    return new Admission(new Admission.Limits(1, waiting, patience));
  }

  private static CompletableFuture<InvocationReply> call(Dispatcher dispatcher, int number) {
    return dispatcher.dispatch(Invocation.of(String.valueOf(number))).toCompletableFuture();
  }

  @Test
  void letsACallWaitForItsTurnAndRefusesOneTooMany() {
    Dispatcher dispatcher = dispatcher(admission(1, Duration.ofSeconds(30)), ANSWERED);
    CompletableFuture<InvocationReply> running = call(dispatcher, 1);
    CompletableFuture<InvocationReply> waiting = call(dispatcher, 2);
    assertFault(call(dispatcher, 3).join(), FaultCode.NO_CAPACITY, "CLOUD=none");
    assertThat(waiting).isNotDone();
    first.complete(ANSWERED);
    assertThat(running.join().answer()).isEqualTo(new Value("here"));
    assertThat(waiting.join().answer()).isEqualTo(new Value("here"));
    assertThat(forwarded).extracting(Invocation::parameter).containsExactly("1", "2");
  }

  @Test
  void refusesACallThatWaitedTooLong() {
    Admission admission = admission(1, Duration.ofMillis(1));
    Dispatcher dispatcher = dispatcher(admission, ANSWERED);
    CompletableFuture<InvocationReply> running = call(dispatcher, 1);
    assertFault(call(dispatcher, 2).join(), FaultCode.NO_CAPACITY, "QUEUE_TIMEOUT_MILLIS");
    assertThat(admission.waiting()).isZero();
    first.complete(ANSWERED);
    assertThat(running.join().isFault()).isFalse();
  }

  @Test
  void answersThousandsThatWaitedForAServerThatIsGone() {
    Admission admission = admission(5_000, Duration.ofSeconds(30));
    Dispatcher dispatcher = dispatcher(admission, new NotSent("refused"));
    List<CompletableFuture<InvocationReply>> calls =
        IntStream.range(0, 5_000).mapToObj(i -> call(dispatcher, i)).toList();
    first.complete(new NotSent("refused"));
    assertThat(calls)
        .allSatisfy(call -> assertFault(call.join(), FaultCode.NO_SERVER, "No server"));
    assertThat(admission.active()).isZero();
  }

  private static void assertFault(InvocationReply reply, FaultCode code, String words) {
    assertThat(reply.answer())
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(code.number());
              assertThat(fault.message()).contains(words);
            });
  }
}
