package dev.spillway.server.ready;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Says it to the load balancer by an HTTP POST. */
public final class SocketAnnouncement implements Announcer.Announcement {
  private static final int HTTP_PORT = 80;

  private final ReadyConfig config;

  /** Creates the announcement of this server. */
  public SocketAnnouncement(ReadyConfig config) {
    this.config = config;
  }

  @Override
  public int say() throws IOException {
    int port = config.url().getPort();
    return new PlainPost(
            config.url().getRawPath(), "Authorization: Bearer " + config.token() + "\r\n", "")
        .send(new InetSocketAddress(config.url().getHost(), port < 0 ? HTTP_PORT : port));
  }
}
