package dev.spillway.common.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HostPortTest {
  @Test
  void refusesPortsThatAreNone() {
    assertThatThrownBy(() -> new HostPort("h", 0)).hasMessageContaining("1..65535");
    assertThatThrownBy(() -> new HostPort("h", 65_536)).hasMessageContaining("1..65535");
  }

  @Test
  void isWrittenAsInAddresses() {
    assertThat(new HostPort("h", 80)).hasToString("h:80");
  }
}
