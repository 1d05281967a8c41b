package dev.spillway.common.cloud;

import dev.spillway.common.invocation.Invocation;

/** The right to make one call; closing it unused gives back what was paid. */
public interface CloudPass extends AutoCloseable {

  /** Makes the call, as {@link CloudInvoker#invoke} does; only once. */
  CloudOutcome invoke(Invocation invocation);

  /** Gives it back; does nothing where it was used. */
  @Override
  void close();

  /** Returns one that costs nothing. */
  static CloudPass of(CloudInvoker invoker) {
    return new CloudPass() {
      @Override
      public CloudOutcome invoke(Invocation invocation) {
        return invoker.invoke(invocation);
      }

      @Override
      public void close() {}
    };
  }
}
