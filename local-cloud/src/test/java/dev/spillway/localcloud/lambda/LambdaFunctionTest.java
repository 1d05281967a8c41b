package dev.spillway.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.common.testing.ManualClock;
import dev.spillway.localcloud.http.AwsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LambdaFunctionTest {
  private static final FunctionSettings SETTINGS =
      new FunctionSettings("python3.13", "f.h", "role", "", 3, 128, Map.of());
  private static final Duration DEPLOY_TIME = Duration.ofSeconds(1);

  private final ManualClock clock = new ManualClock();
  private final LambdaFunction function =
      new LambdaFunction(version(code("one")), Map.of(), clock, DEPLOY_TIME);

  @Test
  void isPendingForTheDeployTime() {
    assertThat(function.isPending()).isTrue();
    clock.advance(DEPLOY_TIME);
    assertThat(function.isPending()).isFalse();
    assertThat(function.isUpdating()).isFalse();
  }

  @Test
  void servesTheOlderCodeUntilAnUpdateIsDone() {
    clock.advance(DEPLOY_TIME);
    function.update(SETTINGS, code("two"), Optional.empty());

    assertThat(served()).isEqualTo("one");
    assertThat(function.latest().code().sha256()).isEqualTo("two");
    clock.advance(DEPLOY_TIME);
    assertThat(served()).isEqualTo("two");
  }

  @Test
  void servesAnUpdateThatNobodyCalledBeforeTheNext() {
    clock.advance(DEPLOY_TIME);
    function.update(SETTINGS, code("two"), Optional.empty());
    clock.advance(DEPLOY_TIME);
    function.update(SETTINGS, code("three"), Optional.empty());

    assertThat(served()).isEqualTo("two");
  }

  @Test
  void refusesAnUpdateDuringAnother() {
    assertThatThrownBy(() -> function.update(SETTINGS, code("two"), Optional.empty()))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("An update is in progress for resource: arn:aws:lambda:");
  }

  @Test
  void publishesNothingNewWhereNothingChanged() {
    clock.advance(DEPLOY_TIME);

    assertThat(function.publish().number()).isEqualTo("1");
    assertThat(function.publish().number()).isEqualTo("1");
    function.update(SETTINGS, code("two"), Optional.empty());
    assertThat(function.publish().number()).isEqualTo("2");
  }

  @Test
  void tellsOnceWhichPackagesNothingCanRunAnyMore() {
    clock.advance(DEPLOY_TIME);
    function.update(SETTINGS, code("two"), Optional.empty());
    assertThat(function.takeUnused()).isEmpty();
    clock.advance(DEPLOY_TIME);
    function.publish();
    function.update(SETTINGS, code("three"), Optional.empty());

    assertThat(function.takeUnused()).extracting(CodePackage::sha256).containsExactly("one");
    assertThat(function.takeUnused()).isEmpty();
    assertThat(function.packages()).extracting(CodePackage::sha256).containsExactly("two", "three");
  }

  private String served() {
    return function.serving(FunctionVersion.LATEST).code().sha256();
  }

  private FunctionVersion version(CodePackage code) {
    return new FunctionVersion(
        "f", "us-east-1", FunctionVersion.LATEST, SETTINGS, code, "r", clock.instant());
  }

  private static CodePackage code(String sha256) {
    return new CodePackage(sha256, 1, Path.of(sha256));
  }
}
