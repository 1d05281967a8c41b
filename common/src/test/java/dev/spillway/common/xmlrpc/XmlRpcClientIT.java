package dev.spillway.common.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.http.HttpHandler;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.common.http.HttpService;
import dev.spillway.common.http.HttpServiceConfig;
import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.invocation.Invocation;
import dev.spillway.common.net.EventLoops;
import dev.spillway.common.net.HostPort;
import dev.spillway.common.testing.RedisFixture;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Value;
import dev.spillway.common.xmlrpc.XmlRpcCallException.Progress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class XmlRpcClientIT {
  private static final EventLoops loops = EventLoops.start(1);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Invocation TEN = Invocation.of("10");
  private static final String ANSWER = Documents.answer("done");
  private static final HttpHandler NOTHING_ELSE = request -> HttpResponse.text(404, "");

  private final XmlRpcClient client = new XmlRpcClient(loops, "call_function", LONG);

  @AfterAll
  static void stop() {
    loops.close();
  }

  @AfterEach
  void closeClient() {
    client.close();
  }

  private Progress failureOf(ScriptedServer.Script script, Duration limit) throws Exception {
    try (ScriptedServer server = new ScriptedServer(script)) {
      XmlRpcCallException failure = failureOf(client, server.address(), limit);
      assertThat(failure.getMessage()).contains(server.address().toString()).hasSizeLessThan(500);
      assertThat(server.connections()).isEqualTo(1);
      return failure.progress();
    }
  }

  private static XmlRpcCallException failureOf(XmlRpcClient of, HostPort target, Duration limit) {
    return catchThrowableOfType(XmlRpcCallException.class, () -> of.call(target, TEN, limit));
  }

  @Test
  void callsAServer() throws Exception {
    InvocationHandler echo =
        invocation ->
            CompletableFuture.completedFuture(
                new InvocationReply(
                    new Value(invocation.id() + " " + invocation.parameter()),
                    Optional.of(ExecutionSite.CLOUD)));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpService service =
            HttpService.start(
                loops,
                HttpServiceConfig.of("127.0.0.1", 0, 10_000),
                new XmlRpcServer("call_function", echo, NOTHING_ELSE, threads))) {
      HostPort address = new HostPort("127.0.0.1", service.port());
      Invocation nasty = Invocation.of("<&]]>\r\n😀");
      assertThat(client.call(address, nasty, LONG))
          .isEqualTo(
              new InvocationReply(
                  new Value(nasty.id() + " " + nasty.parameter()),
                  Optional.of(ExecutionSite.CLOUD)));
      assertThat(client.call(address, Invocation.of("x".repeat(20_000)), LONG).answer())
          .isInstanceOf(Fault.class);
    }
  }

  @Test
  void saysThatACallWasNotSentWhereNobodyListens() {
    HostPort nobody = new HostPort("127.0.0.1", RedisFixture.freePort());
    XmlRpcCallException failure = failureOf(client, nobody, LONG);
    assertThat(failure.progress()).isEqualTo(Progress.NOT_SENT);
    assertThat(failure).hasMessageContaining(nobody + " cannot be reached");
  }

  @Test
  void saysThatACallWasNotSentWhereNobodyAccepts() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        XmlRpcClient hasty = new XmlRpcClient(loops, "m", SHORT)) {
      while (waiting.size() < 100 && fill(full, waiting)) {
        // Linux takes a few more than asked for.
      }
      HostPort address = new HostPort("127.0.0.1", full.getLocalPort());
      XmlRpcCallException failure = failureOf(hasty, address, LONG);
      assertThat(failure.progress()).isEqualTo(Progress.NOT_SENT);
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  private static boolean fill(ServerSocket server, List<Socket> waiting) {
    Socket socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(server.getLocalSocketAddress(), (int) SHORT.toMillis());
      return true;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  @Test
  void saysThatACallWasSentWhereTheServerClosesWithoutAnAnswer() throws Exception {
    assertThat(failureOf(connection -> connection.readRequest(), LONG)).isEqualTo(Progress.SENT);
  }

  @Test
  void saysThatACallWasSentWhereTheServerClosesBeforeItReads() throws Exception {
    assertThat(failureOf(connection -> {}, LONG)).isEqualTo(Progress.SENT);
  }

  @Test
  void saysThatACallWasSentWhereHalfAnAnswerComes() throws Exception {
    ScriptedServer.Script half =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 x\r\nContent-Length: 100\r\n\r\n<methodResponse>");
        };
    assertThat(failureOf(half, LONG)).isEqualTo(Progress.SENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello\r\n\r\n",
        "HTTP/1.1 500 x\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 x\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 x\r\nContent-Length: 5\r\n\r\nhello",
        "\u0000\u0001\u0002\r\n",
        "HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"
      })
  void saysThatACallWasSentWhereGarbageComes(String garbage) throws Exception {
    ScriptedServer.Script script =
        connection -> {
          connection.readRequest();
          connection.write(garbage);
        };
    assertThat(failureOf(script, LONG)).isEqualTo(Progress.SENT);
  }

  @Test
  void saysThatACallTimedOutAndDropsItsConnection() throws Exception {
    CountDownLatch dropped = new CountDownLatch(1);
    AtomicInteger requests = new AtomicInteger();
    ScriptedServer.Script first =
        connection -> {
          connection.readRequest();
          if (requests.getAndIncrement() > 0) {
            connection.answer(200, ANSWER);
          }
          connection.awaitEnd();
          dropped.countDown();
        };
    try (ScriptedServer server = new ScriptedServer(first)) {
      assertThat(failureOf(client, server.address(), SHORT).progress())
          .isEqualTo(Progress.SENT_AND_TIMED_OUT);
      dropped.await();
      assertThat(client.call(server.address(), TEN, LONG).answer()).isEqualTo(new Value("done"));
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void saysThatACallTimedOutWhereTheAnswerDripsIn() throws Exception {
    ScriptedServer.Script script =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 x\r\nContent-Length: 100\r\n\r\n<met");
          connection.awaitEnd();
        };
    assertThat(failureOf(script, SHORT)).isEqualTo(Progress.SENT_AND_TIMED_OUT);
  }

  @Test
  void usesAConnectionAgainAndLosesNoAnswer() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              while (connection.readRequest()) {
                connection.answer(200, ANSWER);
              }
            })) {
      for (int i = 0; i < 2000; i++) { // some of them are answered at once
        assertThat(client.call(server.address(), TEN, LONG).answer()).isEqualTo(new Value("done"));
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void takesANewConnectionWhereTheServerHasClosedAnIdleOne() throws Exception {
    CountDownLatch closed = new CountDownLatch(5);
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.readRequest();
              connection.answer(200, ANSWER);
              connection.shutDown();
              closed.countDown();
            })) {
      for (int i = 1; i <= 5; i++) {
        assertThat(client.call(server.address(), TEN, LONG).answer()).isEqualTo(new Value("done"));
        long left = 5L - i;
        await().until(() -> closed.getCount() <= left);
      }
      assertThat(server.connections()).isEqualTo(5);
    }
  }

  @Test
  void givesUpWhereTheCallerIsInterrupted() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch dropped = new CountDownLatch(1);
    try (ScriptedServer server =
            new ScriptedServer(
                connection -> {
                  connection.readRequest();
                  arrived.countDown();
                  connection.awaitEnd();
                  dropped.countDown();
                });
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Boolean> caller =
          threads.submit(
              () -> {
                assertThat(failureOf(client, server.address(), LONG).progress())
                    .isEqualTo(Progress.SENT);
                return Thread.currentThread().isInterrupted();
              });
      arrived.await();
      threads.shutdownNow();
      dropped.await();
      assertThat(caller.get()).isTrue();
    }
  }

  @Test
  void closesTheConnectionOfACallThatIsGivenUp() throws Exception {
    CountDownLatch dropped = new CountDownLatch(1);
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.awaitEnd();
              dropped.countDown();
            })) {
      client.send(server.address(), TEN, LONG).cancel(true);
      dropped.await();
    }
  }

  @Test
  void doesNotCallForAnInterruptedCaller() throws Exception {
    try (ScriptedServer server = new ScriptedServer(connection -> connection.readRequest())) {
      Thread.currentThread().interrupt();
      XmlRpcCallException failure = failureOf(client, server.address(), LONG);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure.progress()).isEqualTo(Progress.NOT_SENT);
      assertThat(server.connections()).isZero();
    }
  }
}
