package dev.spillway.placement.policy;

import java.util.List;

/**
 * Decides where a call runs: when it arrives, while a server runs it, and when that has ended.
 * Implementations are pure: facts in, decision out; so they are thread-safe.
 */
public interface OffloadPolicy {

  /** Returns the name by which it is chosen. */
  String name();

  /** Returns whether it compares places, and so wants to know how long calls wait. */
  default boolean comparesPlaces() {
    return false;
  }

  /** Returns where a call goes. */
  Placement onArrival(ArrivalFacts facts);

  /** Returns what becomes of a run; to be asked at its start, and then when the answer says. */
  RunDecision whileRunning(RunFacts facts);

  /** Returns what becomes of a call that has ended on a server. */
  EndDecision afterRun(LocalEnd end, RunFacts facts);

  /** Returns the report's policy: killed at a fixed time, then from the beginning in the cloud. */
  static OffloadPolicy timeout(PolicySettings settings) {
    return new TimeoutPolicy(settings);
  }

  /** Returns the policy by which no call leaves. */
  static OffloadPolicy localOnly(PolicySettings settings) {
    return new LocalOnlyPolicy(settings);
  }

  /** Returns the policy by which every call leaves that can. */
  static OffloadPolicy cloudOnly(PolicySettings settings) {
    return new CloudOnlyPolicy(settings);
  }

  /** Returns the policy that starts a second call in the cloud beside a run that takes long. */
  static OffloadPolicy hedge(PolicySettings settings) {
    return new HedgePolicy(settings);
  }

  /** Returns the policy that compares what it expects at both places. */
  static OffloadPolicy predictive(PolicySettings settings) {
    return new PredictivePolicy(settings);
  }

  /** Returns all policies, the default first. */
  static List<OffloadPolicy> all(PolicySettings settings) {
    return List.of(
        timeout(settings),
        localOnly(settings),
        cloudOnly(settings),
        hedge(settings),
        predictive(settings));
  }

  /** Returns the names of all policies, the default first. */
  static List<String> names() {
    return all(PolicySettings.defaults()).stream().map(OffloadPolicy::name).toList();
  }

  /**
   * Returns the policy of a name.
   *
   * @throws IllegalArgumentException if there is none, with the names that there are
   */
  static OffloadPolicy named(String name, PolicySettings settings) {
    return all(settings).stream()
        .filter(policy -> policy.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name + " (expected: " + String.join(", ", names()) + ")"));
  }
}
