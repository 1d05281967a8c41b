package dev.spillway.localcloud.lambda;

import dev.spillway.localcloud.http.AwsException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts running invocations against the account's limit and what functions reserve. Thread-safe.
 */
final class ConcurrencyLimits {
  private static final int LARGE_ACCOUNT = 1000;
  private static final int LEAST_UNRESERVED_OF_LARGE = 100;
  private static final int LEAST_UNRESERVED_OF_SMALL = 10;

  private final int accountLimit;
  private final Map<String, Integer> reserved = new HashMap<>();
  private final Map<String, Integer> running = new HashMap<>();
  private int runningUnreserved;

  ConcurrencyLimits(int accountLimit) {
    this.accountLimit = accountLimit;
  }

  /** One running invocation. */
  @FunctionalInterface
  interface Permit extends AutoCloseable {
    /** Ends it. */
    @Override
    void close();
  }

  /**
   * Counts an invocation until the permit is closed.
   *
   * @throws AwsException if there are too many
   */
  synchronized Permit enter(String function) {
    int own = running.getOrDefault(function, 0);
    Integer limit = reserved.get(function);
    boolean isReserved = limit != null;
    if (limit != null && own >= limit) {
      throw tooMany("ReservedFunctionConcurrentInvocationLimitExceeded");
    }
    if (!isReserved && runningUnreserved >= accountLimit - reservedByAll()) {
      throw tooMany("ConcurrentInvocationLimitExceeded");
    }
    running.merge(function, 1, Integer::sum);
    runningUnreserved += isReserved ? 0 : 1;
    return () -> leave(function, isReserved);
  }

  synchronized void reserve(String function, int count) {
    int others = reservedByAll() - reserved.getOrDefault(function, 0);
    int least =
        accountLimit >= LARGE_ACCOUNT ? LEAST_UNRESERVED_OF_LARGE : LEAST_UNRESERVED_OF_SMALL;
    if (count < 0 || (count > 0 && accountLimit - others - count < least)) {
      throw AwsException.invalidParameter(
          "Specified ReservedConcurrentExecutions for function decreases account's"
              + " UnreservedConcurrentExecution below its minimum value of ["
              + least
              + "].");
    }
    reserved.put(function, count);
  }

  synchronized void unreserve(String function) {
    reserved.remove(function);
  }

  synchronized Optional<Integer> reserved(String function) {
    return Optional.ofNullable(reserved.get(function));
  }

  private int reservedByAll() {
    return reserved.values().stream().mapToInt(Integer::intValue).sum();
  }

  private synchronized void leave(String function, boolean wasReserved) {
    running.merge(function, -1, Integer::sum);
    runningUnreserved -= wasReserved ? 0 : 1;
  }

  private static AwsException tooMany(String reason) {
    return new AwsException(429, "TooManyRequestsException", "Rate Exceeded.")
        .field("Reason", reason)
        .header("Retry-After", "1");
  }
}
