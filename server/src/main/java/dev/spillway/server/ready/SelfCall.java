package dev.spillway.server.ready;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call of a method that this server does not have: it answers with a fault, and has loaded by
 * then what the first call needs, which a server that is paused before its first call would else do
 * when it is resumed.
 */
public final class SelfCall implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(SelfCall.class);
  private static final PlainPost CALL =
      new PlainPost(
          "/RPC2",
          "Content-Type: text/xml\r\n",
          "<methodCall><methodName>warm_up</methodName><params><param><value><string>1</string>"
              + "</value></param></params></methodCall>");

  private final InetSocketAddress self;

  /**
   * Creates the call.
   *
   * @param host where this server listens, be it on all addresses
   */
  public SelfCall(String host, int port) {
    InetSocketAddress listening = new InetSocketAddress(host, port);
    InetAddress address = listening.getAddress();
    this.self =
        address != null && address.isAnyLocalAddress()
            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
            : listening;
  }

  @Override
  public void run() {
    try {
      CALL.send(self);
    } catch (IOException e) {
      log.debug("No call of its own", e);
    }
  }
}
