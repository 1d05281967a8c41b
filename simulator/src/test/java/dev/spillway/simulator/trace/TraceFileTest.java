package dev.spillway.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TraceFileTest {
  private static final String HEADING = "arrival_ms,local_ms,cloud_ms,gateway_ms,parameter\n";

  @TempDir Path folder;

  @Test
  void readsWhatItWrote() throws Exception {
    TraceFile file = new TraceFile(folder.resolve("t.csv"));
    List<TracedCall> calls =
        List.of(
            new TracedCall(0, "31", 200.125, 300, 15.5),
            new TracedCall(1.5, "a, \"b\"\nc\\n", 1, 2, 0));
    file.write(new Trace("t.csv", calls));
    assertThat(file.read()).isEqualTo(new Trace("t.csv", calls));
  }

  @Test
  void sortsTheCalls() throws Exception {
    assertThat(read(HEADING + "5,1,1,0,b\n3,1,1,0,a\n").calls())
        .extracting(TracedCall::parameter)
        .containsExactly("a", "b");
  }

  @Test
  void saysWhichLineIsWrong() {
    assertThatThrownBy(() -> read("nonsense\n")).hasMessageContaining("the first line is not");
    assertThatThrownBy(() -> read(HEADING)).hasMessageContaining("there are no calls");
    assertThatThrownBy(() -> read(HEADING + "0,1,1,0,x\n0,1,1\n")).hasMessageContaining("t.csv:3");
    assertThatThrownBy(() -> read(HEADING + "0,one,1,0,x\n")).hasMessageContaining("t.csv:2");
    assertThatThrownBy(() -> read(HEADING + "0,-1,1,0,x\n")).hasMessageContaining("expected: >= 0");
  }

  private Trace read(String text) throws Exception {
    Path path = Files.writeString(folder.resolve("t.csv"), text);
    return new TraceFile(path).read();
  }
}
