package dev.spillway.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.config.Setting.Origin;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EnvReaderTest {
  private static final Setting<Integer> PORT = setting("PORT", Origin.USER);
  private static final Setting<Integer> PIN = setting("PIN", Origin.USER_SECRET);
  private static final Setting<Integer> KEY = setting("KEY", Origin.PROGRAM_SECRET);

  private static Setting<Integer> setting(String key, Origin origin) {
    Kind<Integer> kind = Kind.integer(0, 9);
    return new Setting<>(key, kind, "7", "A number.", origin, Set.of(Program.CLIENT));
  }

  @Test
  void readsWhatIsGiven() {
    EnvReader reader = new EnvReader(Map.of("PORT", "3"));
    assertThat(reader.read(PORT)).isEqualTo(3);
    reader.check();
  }

  @Test
  void takesTheDefaultWhereNothingIsGiven() {
    EnvReader reader = new EnvReader(Map.of("PIN", ""));
    assertThat(reader.read(PORT)).isEqualTo(7);
    assertThat(reader.read(PIN)).isEqualTo(7);
    reader.check();
  }

  @Test
  void saysAllThatIsWrongAtOnceButNoSecret() {
    EnvReader reader = new EnvReader(Map.of("PORT", "70000", "PIN", "hunter2", "KEY", "k3y"));
    assertThat(reader.read(PORT)).isEqualTo(7);
    reader.read(PIN);
    reader.read(KEY);
    reader.reject(PORT, "another than that of Redis");
    assertThatThrownBy(reader::check)
        .isInstanceOfSatisfying(
            InvalidConfigException.class, e -> assertThat(e.problems()).hasSize(4))
        .hasMessage(
            """
            The configuration is invalid:
              1. PORT: 70000 (expected: 0..9)
              2. PIN: (secret) (expected: 0..9)
              3. KEY: (secret) (expected: 0..9)
              4. PORT: 70000 (expected: another than that of Redis)""");
  }

  @Test
  void saysWhereAValueIsMissing() {
    EnvReader reader = new EnvReader(Map.of());
    reader.reject(PORT, "a port");
    assertThatThrownBy(reader::check).hasMessageContaining("PORT: (empty) (expected: a port)");
  }

  @Test
  void refusesASettingWhoseDefaultIsNone() {
    assertThatThrownBy(
            () ->
                new Setting<>(
                    "X", Kind.integer(0, 1), "2", "X.", Origin.USER, Set.of(Program.CLIENT)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
