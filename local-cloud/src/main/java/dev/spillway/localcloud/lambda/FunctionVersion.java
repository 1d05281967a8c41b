package dev.spillway.localcloud.lambda;

import dev.spillway.localcloud.http.Arns;
import dev.spillway.localcloud.runtime.FunctionSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * One state of a function; never changes.
 *
 * @param number the version's, or {@link #LATEST}
 * @param revisionId differs from that of any other state
 */
record FunctionVersion(
    String name,
    String region,
    String number,
    FunctionSettings settings,
    CodePackage code,
    String revisionId,
    Instant modified) {
  static final String LATEST = "$LATEST";

  String arn() {
    String arn = Arns.function(region, name);
    return number.equals(LATEST) ? arn : arn + ":" + number;
  }

  FunctionVersion published(int number, String revisionId) {
    return new FunctionVersion(
        name, region, String.valueOf(number), settings, code, revisionId, modified);
  }

  boolean isSameAs(FunctionVersion other) {
    return settings.equals(other.settings) && code.sha256().equals(other.code.sha256());
  }

  FunctionSpec spec() {
    return new FunctionSpec(
        revisionId,
        name,
        number,
        arn(),
        region,
        settings.runtime(),
        settings.handler(),
        Duration.ofSeconds(settings.timeoutSeconds()),
        settings.memoryMb(),
        settings.variables(),
        code.root());
  }
}
