package dev.spillway.localcloud.lambda;

import dev.spillway.localcloud.http.Arns;
import dev.spillway.localcloud.http.AwsException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** All functions, by name. A name exists once, in whatever region it was made. Thread-safe. */
final class FunctionRegistry {
  private final Map<String, LambdaFunction> functions = new ConcurrentSkipListMap<>();

  void add(String name, LambdaFunction function) {
    if (functions.putIfAbsent(name, function) != null) {
      throw alreadyExists(name);
    }
  }

  void requireNew(String name) {
    if (functions.containsKey(name)) {
      throw alreadyExists(name);
    }
  }

  LambdaFunction get(String name, String region) {
    LambdaFunction function = functions.get(name);
    if (function == null) {
      throw notFound(Arns.function(region, name));
    }
    return function;
  }

  LambdaFunction remove(String name, String region) {
    LambdaFunction function = functions.remove(name);
    if (function == null) {
      throw notFound(Arns.function(region, name));
    }
    return function;
  }

  List<LambdaFunction> all() {
    return List.copyOf(functions.values());
  }

  static AwsException notFound(String arn) {
    return new AwsException(404, "ResourceNotFoundException", "Function not found: " + arn);
  }

  private static AwsException alreadyExists(String name) {
    return new AwsException(409, "ResourceConflictException", "Function already exist: " + name);
  }
}
