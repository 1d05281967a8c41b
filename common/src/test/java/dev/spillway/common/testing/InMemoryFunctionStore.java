package dev.spillway.common.testing;

import dev.spillway.common.function.FunctionName;
import dev.spillway.common.function.FunctionSpec;
import dev.spillway.common.function.FunctionStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps functions in memory. Thread-safe. */
public final class InMemoryFunctionStore implements FunctionStore {
  private final Map<FunctionName, FunctionSpec> functions = new ConcurrentHashMap<>();
  private final Map<FunctionName, Map<String, String>> notes = new ConcurrentHashMap<>();

  @Override
  public Optional<FunctionSpec> fetch(FunctionName name) {
    return Optional.ofNullable(functions.get(name));
  }

  @Override
  public void store(FunctionSpec function, Map<String, String> newNotes) {
    functions.put(function.name(), function);
    Map<String, String> all = new ConcurrentHashMap<>(newNotes);
    all.put("sha256", function.sha256());
    all.put("idempotent", String.valueOf(function.isIdempotent()));
    notes.put(function.name(), Map.copyOf(all));
  }

  @Override
  public Map<String, String> notes(FunctionName name) {
    return notes.getOrDefault(name, Map.of());
  }
}
