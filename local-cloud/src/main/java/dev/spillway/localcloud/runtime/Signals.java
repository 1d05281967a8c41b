package dev.spillway.localcloud.runtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Sends signals to processes and groups, which Java itself cannot. Calls the C library, since a
 * command for each signal would cost more than what it stops.
 */
enum Signals {
  STOP(19, 17),
  CONTINUE(18, 19),
  KILL(9, 9);

  private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");
  private static final MethodHandle KILL_FUNCTION = link();

  private final int linux;
  private final int mac;

  Signals(int linux, int mac) {
    this.linux = linux;
    this.mac = mac;
  }

  /** Sends the signal to all processes of a group; a group that has ended is no mistake. */
  void sendToGroup(long leader) {
    send(-leader);
  }

  /** Sends the signal to one process; one that has ended is no mistake. */
  void sendTo(long pid) {
    send(pid);
  }

  private void send(long target) {
    try {
      int _ = (int) KILL_FUNCTION.invokeExact((int) target, MAC ? mac : linux);
    } catch (Throwable e) {
      throw new IllegalStateException("Tried to signal " + target, e);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle link() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("kill"),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  }
}
