package dev.spillway.common.function;

import java.util.Map;

/** Where functions are kept. Implementations are thread-safe. */
public interface FunctionStore extends FunctionSource {

  /**
   * Stores a function in place of an older one of its name.
   *
   * @param notes anything worth knowing beside the source, e.g. where it came from
   * @throws FunctionStoreException if the store cannot be written
   */
  void store(FunctionSpec function, Map<String, String> notes);

  /**
   * Returns the notes of a function; empty where it was stored without.
   *
   * @throws FunctionStoreException if the store cannot be asked
   */
  Map<String, String> notes(FunctionName name);
}
