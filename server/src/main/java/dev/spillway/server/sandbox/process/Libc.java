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
  private static final int SIGNAL_BITS = 0x7f;
  private static final int SIGNALLED = 128;

  /** An int, written by waitpid. */
  private static final MemoryLayout STATUS = JAVA_INT;

  /** struct rlimit: the soft and the hard limit, unsigned. */
  private static final MemoryLayout LIMITS = MemoryLayout.sequenceLayout(2, JAVA_LONG);

  private final Linker linker = Linker.nativeLinker();
  private final MethodHandle prctl;
  private final MethodHandle kill;
  private final MethodHandle waitpid;
  private final MethodHandle waitid;
  private final MethodHandle prlimit;

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
    prlimit =
        find("prlimit", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
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

  /** Waits for a child's end and returns its exit code as a shell counts it; 137 for no child. */
  int await(long pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(STATUS);
      if (call(() -> (int) waitpid.invokeExact((int) pid, status, 0)) < 0) {
        return SIGNALLED + SIGKILL;
      }
      int value = status.get(JAVA_INT, 0);
      int signal = value & SIGNAL_BITS;
      return signal == 0 ? value >> Byte.SIZE & 0xff : SIGNALLED + signal;
    }
  }

  /** Lowers a limit of a process; leaves alone one that is lower already. */
  void limit(long pid, int resource, long value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = arena.allocate(LIMITS);
      MemorySegment none = MemorySegment.NULL;
      call(() -> (int) prlimit.invokeExact((int) pid, resource, none, limits));
      for (long offset = 0; offset < LIMITS.byteSize(); offset += Long.BYTES) {
        if (Long.compareUnsigned(limits.get(JAVA_LONG, offset), value) > 0) {
          limits.set(JAVA_LONG, offset, value);
        }
      }
      call(() -> (int) prlimit.invokeExact((int) pid, resource, limits, none));
    }
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
