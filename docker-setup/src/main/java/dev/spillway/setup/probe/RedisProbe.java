package dev.spillway.setup.probe;

import dev.spillway.common.function.FunctionName;
import java.time.Duration;

/** Asks Redis. Implementations are thread-safe. */
public interface RedisProbe {

  /** Returns whether Redis answers within the limit. */
  boolean answers(Duration limit);

  /** Returns whether a function is stored under a name; Redis must answer. */
  boolean has(FunctionName name);
}
