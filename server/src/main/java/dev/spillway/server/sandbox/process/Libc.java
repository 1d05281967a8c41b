package dev.spillway.server.sandbox.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The system calls that Java has no class for. Thread-safe. */
final class Libc {
  private static final int PR_SET_DUMPABLE = 4;
  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final int SIGKILL = 9;
  private static final int P_ALL = 0;
  private static final int WNOHANG = 1;
  private static final int WEXITED = 4;
  private static final int WNOWAIT = 0x0100_0000;
  private static final int ECHILD = 10;
  private static final long SIGINFO_BYTES = 128;

  private final Linker linker = Linker.nativeLinker();
  private final MethodHandle prctl;
  private final MethodHandle kill;
  private final MethodHandle waitpid;
  private final MethodHandle waitid;

  /**
   * Finds the calls.
   *
   * @throws UnsupportedOperationException if this system lacks one
   */
  Libc() {
    prctl =
        find(
            "prctl",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    kill = find("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    waitpid = find("waitpid", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    waitid =
        find(
            "waitid",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.captureCallState("errno"));
  }

  /** Makes this process the parent of descendants whose own parent ends; returns whether it is. */
  boolean becomeSubreaper() {
    return call(() -> (int) prctl.invokeExact(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L)) == 0;
  }

  /** Keeps other processes of the same user from reading this one's memory and environment. */
  boolean hideMemory() {
    return call(() -> (int) prctl.invokeExact(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L)) == 0;
  }

  /** Kills a process. */
  void killProcess(long pid) {
    call(() -> (int) kill.invokeExact((int) pid, SIGKILL));
  }

  /** Kills all members of a process group at once. */
  void killGroup(long group) {
    call(() -> (int) kill.invokeExact((int) -group, SIGKILL));
  }

  /** Removes a child that has ended from the system's table; leaves a living one alone. */
  void reap(long pid) {
    call(() -> (int) waitpid.invokeExact((int) pid, MemorySegment.NULL, WNOHANG));
  }

  /** Returns whether this process has any child, living or dead. */
  boolean hasChildren() {
    try (Arena arena = Arena.ofConfined()) {
      MemoryLayout stateLayout = Linker.Option.captureStateLayout();
      MemorySegment state = arena.allocate(stateLayout);
      MemorySegment info = arena.allocate(SIGINFO_BYTES, Long.BYTES);
      int options = WEXITED | WNOHANG | WNOWAIT;
      int status = call(() -> (int) waitid.invokeExact(state, P_ALL, 0, info, options));
      long errnoOffset = stateLayout.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
      return status == 0 || state.get(JAVA_INT, errnoOffset) != ECHILD;
    }
  }

  // The calls are few and their descriptors written out above: nothing here touches memory that is
  // not its own.
  @SuppressWarnings("restricted")
  private MethodHandle find(String name, FunctionDescriptor descriptor, Linker.Option... options) {
    MemorySegment address =
        linker
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new UnsupportedOperationException("no " + name + " here"));
    return linker.downcallHandle(address, descriptor, options);
  }

  private static int call(NativeCall call) {
    try {
      return call.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("A native call threw what it does not declare", e);
    }
  }

  @FunctionalInterface
  private interface NativeCall {
    @SuppressWarnings("IllegalThrows")
    int run() throws Throwable;
  }
}
