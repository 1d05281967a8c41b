package dev.spillway.loadbalancer.dispatch;

import dev.spillway.common.journal.CallJournal;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.journal.CallRecord.Load;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Books for tests. */
final class Books {
  static final Load LOAD = new Load(1, 4, 0, 2);

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
          public long lost() {
            return 0;
          }

          @Override
          public void close() {}
        });
  }

  private static CallBook of(ServedCalls served, CallJournal journal) {
    return new CallBook(
        served,
        journal,
        () -> LOAD,
        new CallBook.Header("faas", "timeout"),
        InstantSource.system());
  }
}
