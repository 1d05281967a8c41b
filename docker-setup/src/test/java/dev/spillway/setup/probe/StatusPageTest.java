package dev.spillway.setup.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StatusPageTest {
  @Test
  void showsWhatTheLoadBalancerSays() {
    StatusPage page =
        StatusPage.parse(
            """
            {"state":"ready","function":"faas","sha256":"0123456789abcdef","cloud":"none",
             "capacity":4,"active":1,
             "servers":[{"id":"srv-1","address":"127.0.0.1:8001","state":"up","inFlight":1}],
             "served":{"local":12,"cloud":3,"failed":0}}
            """);

    assertThat(page.isReady()).isTrue();
    assertThat(page.lines())
        .containsExactly(
            "function       faas  sha256 0123456789ab",
            "cloud          none",
            "calls          1 running, room for 4",
            "served         12 on servers, 3 in the cloud, 0 failed",
            "",
            "SERVER                   ADDRESS                  STATE      IN FLIGHT",
            "srv-1                    127.0.0.1:8001           up         1");
  }

  @Test
  void saysNothingOfWhatIsNoStatus() {
    assertThat(StatusPage.parse("<html>").isReady()).isFalse();
    assertThat(StatusPage.parse("{}").state()).isEqualTo("unknown");
    assertThat(StatusPage.parse("{}").lines()).contains("function       ?  sha256 ?");
  }
}
