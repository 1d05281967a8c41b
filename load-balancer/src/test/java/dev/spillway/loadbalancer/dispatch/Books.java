package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.invocation.InvocationId;
import dev.spillway.common.journal.CallJournal;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Load;
import dev.spillway.placement.money.Money;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Books for tests. */
final class Books {
  static final Load LOAD = new Load(1, 4, 0, 2, Optional.empty());

  private Books() {}

  /** Returns a book that keeps no records. */
  static CallBook counting(ServedCalls served) {
    return of(served, CallJournal.none());
  }

  /** Returns a book whose records end in a list. */
  static CallBook keeping(List<CallRecord> records) {
    return of(
        new ServedCalls(),
        new CallJournal() {
          @Override
          public void write(Supplier<CallRecord> call) {
            records.add(call.get());
          }

          @Override
          public void addCost(InvocationId call, Money cost) {}

          @Override
          public boolean hasRoom() {
            return true;
          }

          @Override
          public long lost() {
            return 0;
          }

          @Override
          public void close() {}
        });
  }

  private static CallBook of(ServedCalls served, CallJournal journal) {
    return new CallBook(
        new CallBook.Ends(served, new Lessons(Placing.estimates()), journal),
        () -> LOAD,
        new CallBook.Header("faas", "timeout"),
        InstantSource.system());
  }
}
