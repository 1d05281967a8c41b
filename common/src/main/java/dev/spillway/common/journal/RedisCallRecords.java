package dev.spillway.common.journal;

import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.redis.RedisConnections;
import dev.spillway.placement.money.Money;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.resps.StreamEntry;

/** Reads what a journal keeps, the newest first. Thread-safe. */
public final class RedisCallRecords implements AutoCloseable {
  private static final int PAGE = 1_000;

  private final URI address;
  private final RedisClient redis;

  /** Creates a reader; it connects when it is first used. */
  public RedisCallRecords(URI address) {
    this.address = address;
    this.redis = RedisConnections.open(address);
  }

  /**
   * Returns a call's record, or empty where there is none: the newest of those that were called the
   * same.
   *
   * @throws JournalException if Redis cannot be asked
   */
  public Optional<CallRecord> find(InvocationId id) {
    return first(1, call -> call.id().equals(id)).stream().findFirst();
  }

  /**
   * Returns the newest records, the newest first.
   *
   * @throws JournalException if Redis cannot be asked
   */
  public List<CallRecord> latest(int count) {
    return first(count, call -> true);
  }

  @Override
  public void close() {
    redis.close();
  }

  private List<CallRecord> first(int count, Predicate<CallRecord> wanted) {
    Map<InvocationId, Money> late = new HashMap<>();
    try {
      return pages()
          .flatMap(List::stream)
          .peek(entry -> note(entry, late)) // from the newest: before the record that it is for
          .flatMap(entry -> CallRecordJson.read(text(entry)).stream())
          .filter(wanted)
          .map(call -> call.plus(late.getOrDefault(call.id(), Money.ZERO)))
          .limit(count)
          .toList();
    } catch (JedisException e) {
      throw new JournalException(
          "Tried to read records of calls at "
              + RedisConnections.shown(address)
              + " but failed because: "
              + e.getMessage(),
          e);
    }
  }

  private Stream<List<StreamEntry>> pages() {
    return Stream.iterate(page("+"), page -> !page.isEmpty(), page -> page("(" + last(page)));
  }

  private List<StreamEntry> page(String newest) {
    return redis.xrevrange(RedisCallJournal.STREAM, newest, "-", PAGE);
  }

  private static String last(List<StreamEntry> page) {
    return page.get(page.size() - 1).getID().toString();
  }

  private static void note(StreamEntry entry, Map<InvocationId, Money> late) {
    LateEntry.read(entry.getFields().getOrDefault(RedisCallJournal.LATE_FIELD, ""))
        .ifPresent(cost -> late.merge(cost.call(), cost.cost(), Money::plus));
  }

  private static String text(StreamEntry entry) {
    return entry.getFields().getOrDefault(RedisCallJournal.FIELD, "");
  }
}
