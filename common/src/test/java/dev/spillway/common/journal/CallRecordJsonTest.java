package dev.spillway.common.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallRecordJsonTest {
  @Test
  void readsWhatItWrote() {
    CallRecord call = Records.of("a-1");
    String line = CallRecordJson.write(call);

    assertThat(line).doesNotContain("\n").contains("\"micros\":{\"");
    assertThat(CallRecordJson.read(line)).contains(call);
  }

  @Test
  void leavesOutWhatThereIsNot() {
    CallRecord call = Records.refused("a-1");
    String line = CallRecordJson.write(call);

    assertThat(line).doesNotContain("site", "server\"", "fault");
    assertThat(CallRecordJson.read(line)).contains(call);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "{}",
        "{\"id\":\"not an id\",\"function\":\"f\",\"parameter\":\"\",\"arrived\":\"\",\"load\":{}}",
        "{\"id\":\"a\",\"function\":\"f\",\"parameter\":\"\",\"arrived\":\"noon\",\"policy\":\"\","
            + "\"reason\":\"\",\"load\":{},\"micros\":{}}"
      })
  void makesNothingOfWhatIsNoRecord(String line) {
    assertThat(CallRecordJson.read(line)).isEmpty();
  }
}
