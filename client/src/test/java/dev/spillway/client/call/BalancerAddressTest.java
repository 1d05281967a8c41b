package dev.spillway.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.spillway.common.net.HostPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BalancerAddressTest {
  @Test
  void callsAsPythonDoesWhereTheUrlHasNoPath() {
    assertThat(BalancerAddress.parse("http://faas.example:9000"))
        .isEqualTo(new BalancerAddress(new HostPort("faas.example", 9000), "/RPC2"));
  }

  @Test
  void callsAtTheUrlsPath() {
    assertThat(BalancerAddress.parse("http://faas.example/a/b"))
        .isEqualTo(new BalancerAddress(new HostPort("faas.example", 80), "/a/b"));
  }

  @Test
  void takesAnAddressOfVersion6() {
    BalancerAddress address = BalancerAddress.parse("http://[::1]:8080");

    assertThat(address.target()).isEqualTo(new HostPort("::1", 8080));
    assertThat(address).hasToString("http://[::1]:8080");
    assertThat(address.at("/status")).hasToString("http://[::1]:8080/status");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:8080",
        "https://localhost",
        "http://",
        "http://localhost:99999",
        "http://user@localhost",
        "http://localhost/?a=b",
        "http://a b"
      })
  void refusesWhatItCannotCall(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> BalancerAddress.parse(url));
  }
}
