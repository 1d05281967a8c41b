package dev.spillway.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KindTest {
  private static <T> void assertTakes(Kind<T> kind, String text, T value) {
    assertThat(kind.parser().apply(text)).isEqualTo(value);
  }

  private static void assertRefuses(Kind<?> kind, String... texts) {
    for (String text : texts) {
      assertThatIllegalArgumentException()
          .as("'%s' as %s %s", text, kind.type(), kind.range())
          .isThrownBy(() -> kind.parser().apply(text));
    }
  }

  @Test
  void takesWholeNumbersOfARange() {
    Kind<Integer> kind = Kind.integer(-1, 65_535);
    assertTakes(kind, "-1", -1);
    assertTakes(kind, " 65535 ", 65_535);
    assertRefuses(kind, "-2", "65536", "", "ten", "1.0", "1e3", "99999999999999999999", "0x10");
    assertThat(kind.range()).isEqualTo("-1..65535");
  }

  @Test
  void takesSizesAndTimes() {
    assertTakes(Kind.bytes(1, 1024), "1024", 1024);
    assertRefuses(Kind.bytes(1, 1024), "0", "1025", "1k");
    assertTakes(Kind.seconds(1, 60), "60", Duration.ofMinutes(1));
    assertRefuses(Kind.seconds(1, 60), "0", "61", "1s", "PT1S");
    assertTakes(Kind.millis(0, 60), "0", Duration.ZERO);
    assertRefuses(Kind.millis(0, 60), "-1", "61");
  }

  @Test
  void takesDecimalNumbersOfARange() {
    Kind<Double> kind = Kind.decimal(0.01, 1);
    assertTakes(kind, "0.01", 0.01);
    assertTakes(kind, " 1 ", 1.0);
    assertRefuses(kind, "0.009", "1.001", "NaN", "Infinity", "-1", "", "half", "0,5");
  }

  @Test
  void takesAmountsOfMoney() {
    Kind<BigDecimal> kind = Kind.dollars("1000");
    assertTakes(kind, "0.0000166667", new BigDecimal("0.0000166667"));
    assertTakes(kind, " 1000 ", new BigDecimal("1000"));
    assertRefuses(kind, "1000.01", "-1", "1e2", "", "$5", "0,5", ".5", "0.0000000000001");
    assertThat(kind.range()).isEqualTo("0..1000");
  }

  @Test
  void takesAddressesOfRedis() {
    assertTakes(Kind.redis(), "redis://:p@h:1", URI.create("redis://:p@h:1"));
    assertRefuses(Kind.redis(), "", "redis://", "http://h", "h:6379", "redis:// h");
  }

  @Test
  void takesTrueAndFalse() {
    assertTakes(Kind.bool(), "true", true);
    assertTakes(Kind.bool(), " FALSE ", false);
    assertRefuses(Kind.bool(), "", "1", "yes", "truee");
  }

  @Test
  void takesTheChoicesOfAnEnumeration() {
    Kind<Program> kind = Kind.choice(Program.class);
    assertTakes(kind, "load-balancer", Program.LOAD_BALANCER);
    assertTakes(kind, " Load-Balancer ", Program.LOAD_BALANCER);
    assertRefuses(kind, "", "load_balancer", "balancer");
    assertThat(kind.range())
        .isEqualTo("one of docker-setup, client, load-balancer, server, local-cloud, simulator");
    assertThat(Program.LOAD_BALANCER).hasToString("load-balancer");
  }

  @Test
  void takesTextThatMatchesWhole() {
    Kind<String> kind = Kind.text("[a-z]+", "letters");
    assertTakes(kind, "abc", "abc");
    assertRefuses(kind, "", "abc1", " abc", "abc\n");
    assertThat(kind.range()).isEqualTo("letters");
  }

  @Test
  void takesHttpAddresses() {
    assertTakes(Kind.uri(), "http://h:1/p?q", URI.create("http://h:1/p?q"));
    assertTakes(Kind.uri(), " https://[::1]:8080 ", URI.create("https://[::1]:8080"));
    assertRefuses(
        Kind.uri(), "", "h", "h:80", "ftp://h", "http://", "http:///p", "http://a b", "file:///x");
  }

  @Test
  void takesNothingWhereItIsOptional() {
    Kind<Optional<Integer>> kind = Kind.integer(1, 2).optional();
    assertTakes(kind, "", Optional.empty());
    assertTakes(kind, "2", Optional.of(2));
    assertRefuses(kind, "3", "x");
    assertThat(kind.range()).isEqualTo("1..2, or empty");
  }
}
