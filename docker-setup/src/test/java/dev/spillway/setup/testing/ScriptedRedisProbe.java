package dev.spillway.setup.testing;

import dev.spillway.common.function.FunctionName;
import dev.spillway.setup.probe.RedisProbe;
import java.time.Duration;

/**
 * Answers as told.
 *
 * @param answers whether Redis answers
 * @param has whether a function is stored
 */
public record ScriptedRedisProbe(boolean answers, boolean has) implements RedisProbe {
  @Override
  public boolean answers(Duration limit) {
    return answers;
  }

  @Override
  public boolean has(FunctionName name) {
    return has;
  }
}
