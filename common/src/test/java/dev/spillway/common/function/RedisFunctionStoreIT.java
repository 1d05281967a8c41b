package dev.spillway.common.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.testing.RedisFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RedisFunctionStoreIT {
  private static final FunctionName NAME = new FunctionName("faas");
  private static final Duration LONG = Duration.ofSeconds(30);

  /** Speaks to Redis as any other client does. */
  private static String redisCli(int port, String... words) throws IOException {
    StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      int length = word.getBytes(StandardCharsets.UTF_8).length;
      command.append('$').append(length).append("\r\n").append(word).append("\r\n");
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
      byte[] answer = new byte[100];
      return new String(answer, 0, socket.getInputStream().read(answer), StandardCharsets.UTF_8);
    }
  }

  @Test
  void servesWhatAnotherClientSets() throws Exception {
    try (RedisFixture redis = RedisFixture.start();
        RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(LONG);
      assertThat(store.fetch(NAME)).isEmpty();
      assertThat(store.notes(NAME)).isEmpty();
      String source = "print('ü😀')\r\n";
      assertThat(redisCli(redis.port(), "SET", "faas", source)).startsWith("+OK");
      assertThat(store.fetch(NAME)).contains(new FunctionSpec(NAME, source));
      assertThat(store.notes(NAME)).isEmpty();
    }
  }

  @Test
  void takesAFunctionForIdempotentOnlyUntilItsSourceIsReplaced() throws Exception {
    try (RedisFixture redis = RedisFixture.start();
        RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(LONG);
      FunctionSpec idempotent = new FunctionSpec(NAME, "x", true);
      store.store(idempotent, Map.of());
      assertThat(store.fetch(NAME)).contains(idempotent);
      assertThat(redisCli(redis.port(), "SET", "faas", "y")).startsWith("+OK");
      assertThat(store.fetch(NAME)).contains(new FunctionSpec(NAME, "y"));
    }
  }

  @Test
  void storesInPlaceOfAnOlderOne() throws Exception {
    try (RedisFixture redis = RedisFixture.start();
        RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(LONG);
      store.store(new FunctionSpec(NAME, "old"), Map.of("from", "a.py", "by", "me"));
      FunctionSpec latest = new FunctionSpec(NAME, "new");
      store.store(latest, Map.of("from", "b.py"));
      assertThat(store.fetch(NAME)).contains(latest);
      assertThat(store.notes(NAME))
          .isEqualTo(Map.of("from", "b.py", "sha256", latest.sha256(), "idempotent", "false"));
      assertThat(redisCli(redis.port(), "GET", "faas")).isEqualTo("$3\r\nnew\r\n");
    }
  }

  @Test
  void saysWhatIsWrongWithTheKey() throws Exception {
    try (RedisFixture redis = RedisFixture.start();
        RedisFunctionStore store = new RedisFunctionStore(redis.address())) {
      store.await(LONG);
      redisCli(redis.port(), "LPUSH", "faas", "a");
      assertThatThrownBy(() -> store.fetch(NAME))
          .isInstanceOf(FunctionStoreException.class)
          .hasMessageStartingWith("Tried to read 'faas' at 127.0.0.1:" + redis.port())
          .hasMessageContaining("WRONGTYPE");
      store.store(new FunctionSpec(NAME, "x"), Map.of());
      assertThat(store.fetch(NAME)).contains(new FunctionSpec(NAME, "x"));
    }
  }

  @Test
  void saysThatRedisIsGoneAndFindsItAgain() {
    int port = RedisFixture.freePort();
    FunctionSpec function = new FunctionSpec(NAME, "x");
    URI address = URI.create("redis://127.0.0.1:" + port);
    try (RedisFunctionStore store = new RedisFunctionStore(address)) {
      try (RedisFixture redis = RedisFixture.start(port)) {
        store.await(LONG);
        store.store(function, Map.of());
        assertThat(redis.port()).isEqualTo(port);
      }
      assertThatThrownBy(() -> store.fetch(NAME))
          .isInstanceOf(FunctionStoreException.class)
          .hasMessageStartingWith("Tried to read 'faas' at 127.0.0.1:" + port + " but failed");
      assertThatThrownBy(() -> store.store(function, Map.of()))
          .isInstanceOf(FunctionStoreException.class);
      assertThatThrownBy(() -> store.notes(NAME)).isInstanceOf(FunctionStoreException.class);
      try (RedisFixture again = RedisFixture.start(port)) {
        store.await(LONG);
        assertThat(store.fetch(NAME)).isEmpty();
        assertThat(again.port()).isEqualTo(port);
      }
    }
  }

  @Test
  void doesNotTripOverConnectionsFromBeforeARestart() throws Exception {
    int port = RedisFixture.freePort();
    URI address = URI.create("redis://127.0.0.1:" + port);
    try (RedisFunctionStore store = new RedisFunctionStore(address);
        RedisFunctionStore probe = new RedisFunctionStore(address)) {
      try (RedisFixture redis = RedisFixture.start(port)) {
        store.await(LONG);
        assertThat(redis.port()).isEqualTo(port);
      }
      try (RedisFixture again = RedisFixture.start(port)) {
        probe.await(LONG);
        assertThat(store.fetch(NAME)).isEmpty();
        assertThat(again.port()).isEqualTo(port);
      }
    }
  }

  @Test
  void givesUpWaitingAtTheDeadline() {
    URI nobody = URI.create("redis://user:s3cret@127.0.0.1:" + RedisFixture.freePort());
    try (RedisFunctionStore store = new RedisFunctionStore(nobody)) {
      assertThatThrownBy(() -> store.await(Duration.ofMillis(300)))
          .isInstanceOf(FunctionStoreException.class)
          .hasMessageContaining("127.0.0.1:" + nobody.getPort())
          .hasMessageNotContaining("s3cret");
    }
  }

  @Test
  @Timeout(30)
  void doesNotHangWhereRedisDoesNotAnswer() throws Exception {
    // Takes connections, as a stopped Redis does, and never answers.
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        RedisFunctionStore store =
            new RedisFunctionStore(URI.create("redis://127.0.0.1:" + silent.getLocalPort()))) {
      List<Future<?>> readers = new ArrayList<>();
      for (int i = 0; i < 40; i++) { // many more than there are connections
        readers.add(threads.submit(() -> assertFails(store)));
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
  }

  private static void assertFails(RedisFunctionStore store) {
    assertThatThrownBy(() -> store.fetch(NAME)).isInstanceOf(FunctionStoreException.class);
  }
}
