package dev.spillway.common.journal;

import dev.spillway.common.invocation.InvocationId;
import dev.spillway.placement.money.Money;
import java.util.function.Supplier;

/**
 * Keeps records of calls. Implementations are thread-safe; writing neither waits nor throws, since
 * no call may be worse off for being remembered.
 */
public interface CallJournal extends AutoCloseable {
  /**
   * Keeps a record, or where that is not possible now, counts one that is lost.
   *
   * @param call makes the record; called later, by another thread, or never
   */
  void write(Supplier<CallRecord> call);

  /** Adds to the cost of a call whose record may be kept already, within the same limits. */
  void addCost(InvocationId call, Money cost);

  /** Returns whether a record that is written now would be kept, as far as can be told. */
  boolean hasRoom();

  /** Returns how many records were lost. */
  long lost();

  /** Keeps what was written so far, within a limit. */
  @Override
  void close();

  /** Returns a journal that keeps nothing. */
  static CallJournal none() {
    return new CallJournal() {
      @Override
      public void write(Supplier<CallRecord> call) {}

      @Override
      public void addCost(InvocationId call, Money cost) {}

      @Override
      public boolean hasRoom() {
        return false;
      }

      @Override
      public long lost() {
        return 0;
      }

      @Override
      public void close() {}
    };
  }
}
