package dev.spillway.client.store;

import java.time.Duration;
import java.util.Optional;

/** Asks whether Redis answers. */
@FunctionalInterface
public interface RedisProbe {

  /** Returns why Redis does not answer, tried for so long, or empty where it does. */
  Optional<String> await(Duration limit);
}
