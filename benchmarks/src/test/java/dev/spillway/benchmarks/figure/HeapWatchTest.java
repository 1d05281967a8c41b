package dev.spillway.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HeapWatchTest {
  @Test
  void addsTheGenerationsOfTheSerialCollector() {
    String info =
        """
        25070:
        DefNew     total 116160K, used 28672K [0x0000000687400000, 0x000000068f200000)
         eden space 103296K,  28% used [0x0000000687400000, 0x000000068d8e0000)
        Tenured    total 258048K, used 1024K [0x0000000704d50000, 0x0000000800000000)
        """;
    assertThat(HeapWatch.usedMb(info)).isEqualTo(29);
  }

  @Test
  void knowsTheOtherCollectors() {
    assertThat(
            HeapWatch.usedMb(
                "garbage-first heap   total reserved 6172672K, committed 393216K, used 10240K [0x0)"))
        .isEqualTo(10);
    assertThat(HeapWatch.usedMb("ZHeap  used 46M, capacity 378M, max capacity 6028M"))
        .isEqualTo(46);
  }

  @Test
  void leavesOutWhatIsNoHeap() {
    String info =
        """
        garbage-first heap   total reserved 6172672K, committed 393216K, used 10240K [0x0)
        Metaspace       used 2048K, committed 4096K
        class space    used 1024K, committed 2048K
        """;
    assertThat(HeapWatch.usedMb(info)).isEqualTo(10);
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatThrownBy(() -> HeapWatch.usedMb("no heap here"))
        .hasMessage("No heap in what jcmd printed: no heap here");
  }
}
