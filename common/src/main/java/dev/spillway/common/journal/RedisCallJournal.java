package dev.spillway.common.journal;

import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.redis.RedisConnections;
import dev.spillway.placement.money.Money;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XTrimParams;

/**
 * Keeps records of calls in a stream of Redis, {@value #STREAM}, which a thread of its own writes
 * in batches, a thousand records a second at most: a call costs its caller one place in a queue.
 * What the queue has no place for, and what Redis does not take, is lost and counted. Thread-safe.
 *
 * @see <a href="https://redis.io/docs/latest/commands/xadd/">XADD</a>
 */
public final class RedisCallJournal implements CallJournal {
  static final String STREAM = "spillway:calls";
  static final String FIELD = "call";
  static final String LATE_FIELD = "late";

  private static final Logger log = LoggerFactory.getLogger(RedisCallJournal.class);
  private static final int QUEUE = 2_048;

  /** A thousand records a second at most: more would take the processors from the calls. */
  private static final int BATCH = 100;

  private static final long PACE_MILLIS = 100;
  private static final long TRIM_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long WAIT_MILLIS = 200;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

  private final RedisClient redis;
  private final String address;
  private final JournalLimits limits;
  private final InstantSource clock;
  private final BlockingQueue<Supplier<Map<String, String>>> queue =
      new ArrayBlockingQueue<>(QUEUE);
  private final LongAdder lost = new LongAdder();
  private final Thread writer = new Thread(this::run, "journal");
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean isDown;
  private long trimmedAt;

  private RedisCallJournal(URI address, JournalLimits limits, InstantSource clock) {
    this.redis = RedisConnections.open(address);
    this.address = RedisConnections.shown(address);
    this.limits = limits;
    this.clock = clock;
  }

  /** Opens a journal; it connects when it has something to write. */
  public static RedisCallJournal open(URI address, JournalLimits limits, InstantSource clock) {
    RedisCallJournal journal = new RedisCallJournal(address, limits, clock);
    journal.writer.setDaemon(true);
    journal.writer.start();
    return journal;
  }

  @Override
  public void write(Supplier<CallRecord> call) {
    offer(() -> Map.of(FIELD, CallRecordJson.write(call.get())));
  }

  @Override
  public void addCost(InvocationId call, Money cost) {
    offer(() -> Map.of(LATE_FIELD, new LateEntry(call, cost).text()));
  }

  @Override
  public boolean hasRoom() {
    return queue.remainingCapacity() > 0;
  }

  @Override
  public long lost() {
    return lost.sum();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      writer.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    redis.close();
  }

  private void offer(Supplier<Map<String, String>> entry) {
    if (isClosed() || !queue.offer(entry)) {
      lost.increment();
    }
  }

  private void run() {
    List<Supplier<Map<String, String>>> batch = new ArrayList<>(BATCH);
    trimmedAt = System.nanoTime() - TRIM_NANOS;
    while (!isClosed() || !queue.isEmpty()) {
      batch.clear();
      if (awaitBatch(batch)) {
        keep(batch);
        rest();
      }
    }
  }

  private boolean awaitBatch(List<Supplier<Map<String, String>>> batch) {
    try {
      Supplier<Map<String, String>> first = queue.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      if (first == null) {
        return false;
      }
      batch.add(first);
      queue.drainTo(batch, BATCH - 1);
      return true;
    } catch (InterruptedException e) { // nobody does that
      closed.countDown();
      return false;
    }
  }

  /** Between two batches; at the end, what is left goes out at once. */
  private void rest() {
    try {
      var unused = closed.await(PACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) { // nobody does that
      closed.countDown();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void keep(List<Supplier<Map<String, String>>> batch) {
    try {
      send(batch);
      if (isDown) {
        log.info("Records of calls are kept again in Redis at {}", address);
        isDown = false;
      }
    } catch (RuntimeException e) { // Redis', or a defect of a record: neither may end this thread
      lost.add(batch.size());
      if (!isDown) {
        log.warn("Records of calls are lost: Redis at {} failed: {}", address, e.toString());
        isDown = true;
      }
    }
  }

  private void send(List<Supplier<Map<String, String>>> batch) {
    // Trimming to whole blocks costs next to nothing; to the very record, a search.
    XAddParams kept = XAddParams.xAddParams().maxLen(limits.calls()).approximateTrimming();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (Supplier<Map<String, String>> entry : batch) {
        pipeline.xadd(STREAM, kept, entry.get());
      }
      if (System.nanoTime() - trimmedAt >= TRIM_NANOS) {
        trimmedAt = System.nanoTime();
        String oldest = String.valueOf(clock.instant().minus(limits.age()).toEpochMilli());
        pipeline.xtrim(STREAM, XTrimParams.xTrimParams().minId(oldest));
      }
      pipeline.sync();
    }
  }
}
