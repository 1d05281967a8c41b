package dev.spillway.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SettingsTest {
  @Test
  void hasEachKeyOnce() {
    assertThat(Settings.all())
        .extracting(Setting::key)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(40);
  }

  @Test
  void namesEachConstantAsItsKey() throws Exception {
    var constants =
        Arrays.stream(Settings.class.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .toList();
    assertThat(constants).hasSameSizeAs(Settings.all());
    for (var constant : constants) {
      assertThat(constant.get(null))
          .isInstanceOfSatisfying(
              Setting.class, setting -> assertThat(setting.key()).isEqualTo(constant.getName()));
    }
  }

  @Test
  void describesEachSettingInASentence() {
    assertThat(Settings.all())
        .allSatisfy(
            setting -> {
              assertThat(setting.key()).matches("[A-Z][A-Z0-9_]*");
              assertThat(setting.meaning()).endsWith(".").doesNotContain("|", "\n");
              assertThat(setting.kind().type()).isNotBlank();
              assertThat(setting.kind().range()).isNotBlank();
            });
  }

  @Test
  void givesEachSettingAReaderAndAValidDefault() {
    assertThat(Settings.all())
        .allSatisfy(
            setting -> {
              assertThat(setting.readers()).isNotEmpty();
              assertThat(setting.defaultValue()).isNotNull();
            });
  }

  @Test
  void showsNoSecret() {
    assertThat(Settings.CLOUD_API_KEY.shown("abc")).isEqualTo("(secret)");
    assertThat(Settings.LOAD_BALANCER_PORT.shown("80x")).isEqualTo("80x");
  }
}
