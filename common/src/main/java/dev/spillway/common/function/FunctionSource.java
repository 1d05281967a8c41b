package dev.spillway.common.function;

import java.util.Optional;

/** Where functions are read. Implementations are thread-safe. */
public interface FunctionSource {

  /**
   * Returns a function, or empty where there is none of that name.
   *
   * @throws FunctionStoreException if the store cannot be asked
   */
  Optional<FunctionSpec> fetch(FunctionName name);
}
