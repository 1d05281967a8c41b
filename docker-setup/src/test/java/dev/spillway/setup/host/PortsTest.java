package dev.spillway.setup.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PortsTest {
  private static final Ports.Claim REDIS = new Ports.Claim("127.0.0.1", 6379, "REDIS_PORT");
  private static final Ports.Claim ANY = new Ports.Claim("127.0.0.1", 0, "LOCAL_CLOUD_PORT");

  @Test
  void namesThePortAndTheSettingThatChoosesIt() {
    Ports taken = new Ports(claim -> false);

    assertThatThrownBy(() -> taken.require(List.of(REDIS), Set.of()))
        .isInstanceOf(SetupException.class)
        .hasMessage("Another program listens on port 6379 (REDIS_PORT)")
        .extracting(e -> ((SetupException) e).remedy())
        .isEqualTo("stop it, or set REDIS_PORT in .env to another port");
  }

  @Test
  void leavesAlonePortsThatAreOursOrAny() {
    assertThat(new Ports(claim -> false).taken(List.of(REDIS, ANY), Set.of(6379))).isEmpty();
  }

  @Test
  void seesWhetherAPortOfThisMachineIsFree() throws IOException {
    Ports.Claim claim;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      claim = new Ports.Claim("127.0.0.1", socket.getLocalPort(), "REDIS_PORT");

      assertThat(Ports.ofThisMachine().taken(List.of(claim), Set.of())).containsExactly(claim);
    }
    assertThat(Ports.ofThisMachine().taken(List.of(claim), Set.of())).isEmpty();
  }
}
