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
  void showsWhatTheCloudCostsAndMayCost() {
    StatusPage page =
        StatusPage.parse(
            """
            {"overflow":{"sent":2,"heldBack":1,"costUsd":0.000000001,"budget":"known",
             "hour":{"spentUsd":0.000000001,"reservedUsd":0.000000000,"calls":2,"refused":1},
             "day":{"limitUsd":0.010000000,"spentUsd":0.000000001,"reservedUsd":0.002000000,
              "leftUsd":0.007999999,"calls":2,"refused":1}}}
            """);

    assertThat(page.lines())
        .contains(
            "overflow       2 calls sent to the cloud for 0.000000001 USD, 1 held back",
            "budget         0.007999999 of 0.010000000 USD left this day: 0.000000001 spent,"
                + " 0.002000000 reserved, 1 calls refused")
        .noneMatch(line -> line.contains("this hour"));
    assertThat(StatusPage.parse("{\"overflow\":{\"budget\":\"unknown\"}}").lines())
        .anyMatch(line -> line.contains("Redis does not answer"));
  }

  @Test
  void saysNothingOfWhatIsNoStatus() {
    assertThat(StatusPage.parse("<html>").isReady()).isFalse();
    assertThat(StatusPage.parse("{}").state()).isEqualTo("unknown");
    assertThat(StatusPage.parse("{}").lines()).contains("function       ?  sha256 ?");
  }
}
