package dev.spillway.common.redis;

import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;

/** Opens pools of connections to Redis, in which every wait has a limit. */
public final class RedisConnections {
  /** For connecting, for an answer, and for a free connection, each. */
  private static final int LIMIT_MILLIS = 2_000;

  private RedisConnections() {}

  /** Returns a pool of connections, which connects when it is first used. */
  public static RedisClient open(URI address) {
    return RedisClient.builder()
        .hostAndPort(hostAndPort(address))
        .clientConfig(clientConfig(address))
        .poolConfig(poolConfig())
        .build();
  }

  /** Returns host and port only: the address may hold a password. */
  public static String shown(URI address) {
    return hostAndPort(address).toString();
  }

  private static HostAndPort hostAndPort(URI address) {
    int port = address.getPort() < 0 ? Protocol.DEFAULT_PORT : address.getPort();
    return new HostAndPort(address.getHost(), port);
  }

  private static JedisClientConfig clientConfig(URI address) {
    return DefaultJedisClientConfig.builder(address)
        .connectionTimeoutMillis(LIMIT_MILLIS)
        .socketTimeoutMillis(LIMIT_MILLIS)
        .build();
  }

  private static ConnectionPoolConfig poolConfig() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxWait(Duration.ofMillis(LIMIT_MILLIS));
    // A connection from before Redis was started again fails once; the test finds and replaces it.
    pool.setTestOnBorrow(true);
    return pool;
  }
}
