package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.invocation.FaultCode;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.journal.CallJournal;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Choice;
import dev.spillway.common.journal.CallRecord.Ending;
import dev.spillway.common.journal.CallRecord.Load;
import dev.spillway.common.journal.CallRecord.Part;
import dev.spillway.common.journal.Forecast;
import dev.spillway.common.journal.ServerTiming;
import dev.spillway.common.xmlrpc.InvocationReply;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.loadbalancer.upstream.UpstreamId;
import dev.spillway.placement.money.Money;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Opens a trace for each call, and at its end counts it, learns from it and keeps its record.
 * Thread-safe.
 */
public final class CallBook {
  private final ServedCalls served;
  private final Lessons lessons;
  private final CallJournal journal;
  private final Supplier<Load> load;
  private final Header header;
  private final InstantSource clock;
  private final AtomicLong opened = new AtomicLong();

  /**
   * What all records have in common.
   *
   * @param function the function's name
   * @param policy who decides where calls go
   */
  public record Header(String function, String policy) {}

  /**
   * What hears of the end of each call.
   *
   * @param served counts it
   * @param lessons learn from it
   * @param journal keeps its record
   */
  public record Ends(ServedCalls served, Lessons lessons, CallJournal journal) {}

  /**
   * Creates a book.
   *
   * @param ends what hears of the end of each call
   * @param load says how busy everything is
   */
  public CallBook(Ends ends, Supplier<Load> load, Header header, InstantSource clock) {
    this.served = ends.served();
    this.lessons = ends.lessons();
    this.journal = ends.journal();
    this.load = load;
    this.header = header;
    this.clock = clock;
  }

  CallTrace open(Invocation invocation) {
    return new CallTrace(
        opened.incrementAndGet(), invocation, clock.instant(), System.nanoTime(), load.get());
  }

  /** Closes a call, and returns what its caller is answered. */
  InvocationReply close(CallTrace call, InvocationReply reply) {
    served.count(reply);
    lessons.learn(call, reply);
    call.took(Part.TOTAL, System.nanoTime() - call.arrivedNanos());
    journal.write(new Entry(call, reply)::record);
    reply.notes().lateCosts().forEach(late -> journal.addCost(late.call(), late.cost()));
    return reply.notes().lateCosts().isEmpty() ? reply : reply.with(reply.notes().ofThisCall());
  }

  /** What becomes a record: put together by who keeps it, since callers are not to wait for it. */
  private final class Entry {
    private final CallTrace call;
    private final InvocationReply reply;

    Entry(CallTrace call, InvocationReply reply) {
      this.call = call;
      this.reply = reply;
    }

    CallRecord record() {
      return new CallRecord(
          call.invocation().id(),
          header.function(),
          CallRecord.beginning(call.invocation().parameter()),
          call.arrived(),
          new Choice(header.policy(), reason(), call.expected().known().map(Forecast::of)),
          call.load(),
          parts(),
          new Ending(
              reply.site(),
              call.server().map(UpstreamId::value),
              fault(),
              call.cost().plus(new Money(reply.notes().nanodollars()))));
    }

    private String reason() {
      String more = reply.notes().reason();
      return more.isEmpty() ? call.reason() : call.reason() + "; " + more;
    }

    /** What the server says of its parts is taken from what the way there and back took in all. */
    private Map<Part, Duration> parts() {
      Map<Part, Duration> parts = new HashMap<>(call.parts());
      Map<Part, Duration> servers = ServerTiming.read(reply.notes().timing());
      Duration known =
          servers.entrySet().stream()
              .filter(part -> !part.getKey().isWithinAnother())
              .map(Map.Entry::getValue)
              .reduce(Duration.ZERO, Duration::plus);
      parts.computeIfPresent(
          Part.NETWORK, (part, all) -> all.compareTo(known) > 0 ? all.minus(known) : Duration.ZERO);
      servers.forEach((part, time) -> parts.merge(part, time, Duration::plus));
      return parts;
    }

    private Optional<String> fault() {
      // Only where it is one: a result may have a megabyte to be read.
      return reply.isFault() && reply.answer() instanceof Fault(var code, var message)
          ? Optional.of(CallRecord.beginning(FaultCode.nameOf(code) + ": " + message))
          : Optional.empty();
    }
  }
}
