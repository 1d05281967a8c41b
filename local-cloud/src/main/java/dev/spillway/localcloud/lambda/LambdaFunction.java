package dev.spillway.localcloud.lambda;

import dev.spillway.localcloud.http.AwsException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A function: the state that was asked for, the state that serves, and the published versions. It
 * is Pending after its creation and InProgress after an update, for the same time; meanwhile the
 * older state serves and no further update is taken. Thread-safe.
 */
final class LambdaFunction {
  private final InstantSource clock;
  private final Duration deployTime;
  private final Instant activeAt;
  private final Map<String, String> tags;
  private final ResourcePolicy policy = new ResourcePolicy();
  private final List<FunctionVersion> versions = new ArrayList<>();
  private final Set<CodePackage> packages = new LinkedHashSet<>();
  private FunctionVersion latest;
  private FunctionVersion serving;
  private Instant settledAt;

  LambdaFunction(
      FunctionVersion first, Map<String, String> tags, InstantSource clock, Duration deployTime) {
    this.clock = clock;
    this.deployTime = deployTime;
    this.tags = Map.copyOf(tags);
    this.latest = first;
    this.serving = first;
    packages.add(first.code());
    this.activeAt = clock.instant().plus(deployTime);
    this.settledAt = activeAt;
  }

  ResourcePolicy policy() {
    return policy;
  }

  Map<String, String> tags() {
    return tags;
  }

  boolean isPending() {
    return clock.instant().isBefore(activeAt);
  }

  synchronized boolean isUpdating() {
    return clock.instant().isBefore(settledAt);
  }

  synchronized FunctionVersion latest() {
    return latest;
  }

  /** Returns all versions, $LATEST first. */
  synchronized List<FunctionVersion> versions() {
    List<FunctionVersion> all = new ArrayList<>();
    all.add(latest);
    all.addAll(versions);
    return all;
  }

  /**
   * Returns the state that serves a qualifier.
   *
   * @throws AwsException if there is none
   */
  synchronized FunctionVersion serving(String qualifier) {
    if (!qualifier.equals(FunctionVersion.LATEST)) {
      return published(qualifier);
    }
    settle();
    return serving;
  }

  /** Returns what is known of a qualifier: of $LATEST, what was asked for last. */
  synchronized FunctionVersion described(String qualifier) {
    return qualifier.equals(FunctionVersion.LATEST) ? latest : published(qualifier);
  }

  /**
   * Takes an update.
   *
   * @param revisionId the one that the caller knows, where it told
   * @throws AwsException if another is in progress, or the caller knows an older revision
   */
  synchronized void update(
      FunctionSettings settings, CodePackage code, Optional<String> revisionId) {
    requireReady(revisionId);
    settle();
    Instant now = clock.instant();
    latest =
        new FunctionVersion(
            latest.name(),
            latest.region(),
            FunctionVersion.LATEST,
            settings,
            code,
            UUID.randomUUID().toString(),
            now);
    settledAt = now.plus(deployTime);
    packages.add(code);
  }

  /** Refuses what must wait for an update's end, or is meant for an older revision. */
  synchronized void requireReady(Optional<String> revisionId) {
    if (isPending() || isUpdating()) {
      throw new AwsException(
          409,
          "ResourceConflictException",
          "The operation cannot be performed at this time. An update is in progress for resource: "
              + latest.arn());
    }
    if (revisionId.isPresent() && !revisionId.get().equals(latest.revisionId())) {
      throw new AwsException(
          412,
          "PreconditionFailedException",
          "The Revision Id provided does not match the latest Revision Id. Call the"
              + " GetFunction/GetAlias API to retrieve the latest Revision Id");
    }
  }

  /** Publishes $LATEST; returns the last version where nothing has changed since. */
  synchronized FunctionVersion publish() {
    if (!versions.isEmpty() && versions.getLast().isSameAs(latest)) {
      return versions.getLast();
    }
    FunctionVersion version = latest.published(versions.size() + 1, UUID.randomUUID().toString());
    versions.add(version);
    return version;
  }

  /** Returns the deployment packages that nothing can run any more, once each. */
  synchronized List<CodePackage> takeUnused() {
    List<CodePackage> unused = packages.stream().filter(code -> !uses(code)).toList();
    packages.removeAll(unused);
    return unused;
  }

  /** Returns all deployment packages that were not taken as unused. */
  synchronized List<CodePackage> packages() {
    return List.copyOf(packages);
  }

  private boolean uses(CodePackage code) {
    return latest.code().equals(code)
        || serving.code().equals(code)
        || versions.stream().anyMatch(version -> version.code().equals(code));
  }

  private void settle() {
    if (!isUpdating()) {
      serving = latest;
    }
  }

  private FunctionVersion published(String qualifier) {
    return versions.stream()
        .filter(version -> version.number().equals(qualifier))
        .findFirst()
        .orElseThrow(() -> FunctionRegistry.notFound(latest.arn() + ":" + qualifier));
  }
}
