package dev.spillway.loadbalancer.pool;

import dev.spillway.common.config.Settings;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * The words that are expected of servers that are being started: each is told a path of its own, at
 * which it says that it is ready, and a token that proves that it is the one. Thread-safe.
 */
public final class ReadyWords {
  static final String PATH_START = "/servers/";
  static final String PATH_END = "/ready";

  private static final int TOKEN_BYTES = 16;

  private final Map<String, ReadyWord> expected = new ConcurrentHashMap<>();
  private final AtomicLong tickets = new AtomicLong();
  private final RandomGenerator random;
  private volatile OptionalInt port = OptionalInt.empty();

  /**
   * Creates what expects no word yet.
   *
   * @param random where tokens come from; secure
   */
  public ReadyWords(RandomGenerator random) {
    this.random = random;
  }

  /** Notes the port on which words are heard; before that, none can be given. */
  public void open(int listening) {
    port = OptionalInt.of(listening);
  }

  /**
   * Expects the word of a server that is about to be launched, until it is closed.
   *
   * @param host the address at which the server reaches this load balancer, where there is one
   */
  public ReadyWord expect(Optional<String> host) {
    String ticket = String.valueOf(tickets.incrementAndGet());
    String token = token();
    ReadyWord word =
        new ReadyWord(token, environment(host, ticket, token), () -> expected.remove(ticket));
    expected.put(ticket, word);
    return word;
  }

  /** Returns the word that is expected at a path, or empty where none is. */
  Optional<ReadyWord> at(String path) {
    if (!path.startsWith(PATH_START) || !path.endsWith(PATH_END)) {
      return Optional.empty();
    }
    int end = Math.max(PATH_START.length(), path.length() - PATH_END.length());
    return Optional.ofNullable(expected.get(path.substring(PATH_START.length(), end)));
  }

  private Map<String, String> environment(Optional<String> host, String ticket, String token) {
    OptionalInt listening = port;
    if (host.isEmpty() || listening.isEmpty()) {
      return Map.of();
    }
    String url =
        "http://" + host.get() + ":" + listening.getAsInt() + PATH_START + ticket + PATH_END;
    return Map.of(Settings.READY_URL.key(), url, Settings.READY_TOKEN.key(), token);
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
