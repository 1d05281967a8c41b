package dev.spillway.benchmarks.backend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A web server that answers each request with the same bytes, and does nothing besides: one thread,
 * one selector. Arguments: HOST PORT [FILE with the body].
 */
public final class FixedAnswerMain {
  private static final int READ_BYTES = 64 * 1024;
  private static final int BACKLOG = 4096;

  private final ByteBuffer received = ByteBuffer.allocateDirect(READ_BYTES);
  private final ByteBuffer answer;

  private FixedAnswerMain(byte[] body) {
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    answer = ByteBuffer.allocateDirect(head.length + body.length);
    answer.put(head).put(body).flip();
  }

  /** Serves until the process is ended. */
  public static void main(String[] args) throws IOException {
    byte[] body = args.length > 2 ? Files.readAllBytes(Path.of(args[2])) : new byte[0];
    new FixedAnswerMain(body).serve(new InetSocketAddress(args[0], Integer.parseInt(args[1])));
  }

  private void serve(InetSocketAddress address) throws IOException {
    try (Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(address, BACKLOG);
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      while (selector.isOpen()) {
        selector.select(this::advance);
      }
    }
  }

  private void advance(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept((ServerSocketChannel) key.channel(), key.selector());
      } else {
        ((Caller) key.attachment()).advance(key);
      }
    } catch (IOException e) {
      close(key);
    }
  }

  private void accept(ServerSocketChannel server, Selector selector) throws IOException {
    SocketChannel channel = server.accept();
    if (channel != null) {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.register(selector, SelectionKey.OP_READ, new Caller());
    }
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      key.cancel();
    }
  }

  /** One connection: a request, then its answer, then the next request. */
  private final class Caller {
    private final RequestEnd request = new RequestEnd();
    private ByteBuffer rest = answer.duplicate();

    void advance(SelectionKey key) throws IOException {
      SocketChannel channel = (SocketChannel) key.channel();
      if (key.isWritable()) {
        write(key, channel);
        return;
      }
      received.clear();
      int length = channel.read(received);
      if (length < 0) {
        channel.close();
      } else if (request.isReached(received.flip())) {
        rest = answer.duplicate();
        write(key, channel);
      }
    }

    private void write(SelectionKey key, SocketChannel channel) throws IOException {
      channel.write(rest);
      key.interestOps(rest.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }
  }
}
