package dev.spillway.common.function;

import dev.spillway.common.redis.RedisConnections;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Keeps a function's source under its name as a plain string, as the original does, so that {@code
 * redis-cli SET} works too; notes go into the hash {@code spillway:function:NAME}. Thread-safe.
 */
public final class RedisFunctionStore implements FunctionStore, AutoCloseable {
  private static final String SHA256 = "sha256";
  private static final String IDEMPOTENT = "idempotent";
  private static final long PAUSE_MILLIS = 100;

  private final URI address;
  private final RedisClient redis;

  /** Creates a store; it connects when it is first used. */
  public RedisFunctionStore(URI address) {
    this.address = address;
    this.redis = RedisConnections.open(address);
  }

  /**
   * Waits until Redis answers.
   *
   * @throws FunctionStoreException if it does not within the limit
   */
  public void await(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        redis.ping();
        return;
      } catch (JedisException e) {
        if (System.nanoTime() >= deadline) {
          throw failure("reach Redis within " + limit.toSeconds() + " s", e);
        }
        pause();
      }
    }
  }

  @Override
  public Optional<FunctionSpec> fetch(FunctionName name) {
    return ask("read '" + name + "'", () -> Optional.ofNullable(redis.get(name.value())))
        .map(source -> withNotes(new FunctionSpec(name, source)));
  }

  /** Notes of another source are of no use: the function was replaced by a plain SET. */
  private FunctionSpec withNotes(FunctionSpec function) {
    Map<String, String> notes = notes(function.name());
    boolean isIdempotent =
        "true".equals(notes.get(IDEMPOTENT)) && function.sha256().equals(notes.get(SHA256));
    return new FunctionSpec(function.name(), function.source(), isIdempotent);
  }

  @Override
  public void store(FunctionSpec function, Map<String, String> notes) {
    Map<String, String> all = new HashMap<>(notes);
    all.put(SHA256, function.sha256());
    all.put(IDEMPOTENT, String.valueOf(function.isIdempotent()));
    String name = function.name().value();
    ask(
        "store '" + name + "'",
        () -> {
          try (var transaction = redis.multi()) {
            transaction.set(name, function.source());
            transaction.del(notesKey(function.name()));
            transaction.hset(notesKey(function.name()), all);
            return transaction.exec();
          }
        });
  }

  @Override
  public Map<String, String> notes(FunctionName name) {
    return ask("read about '" + name + "'", () -> redis.hgetAll(notesKey(name)));
  }

  @Override
  public void close() {
    redis.close();
  }

  private <T> T ask(String what, Supplier<T> question) {
    try {
      return question.get();
    } catch (JedisException e) {
      throw failure(what, e);
    }
  }

  private FunctionStoreException failure(String what, JedisException cause) {
    return new FunctionStoreException(
        "Tried to "
            + what
            + " at "
            + RedisConnections.shown(address)
            + " but failed because: "
            + cause.getMessage(),
        cause);
  }

  private static String notesKey(FunctionName name) {
    return "spillway:function:" + name;
  }

  private static void pause() {
    CompletableFuture.supplyAsync(
            () -> "waited", CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS))
        .join();
  }
}
