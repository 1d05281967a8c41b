package dev.spillway.loadbalancer.deploy;

import java.util.Map;

/** The tag by which an installation knows what is its own. */
final class Tags {
  private static final String KEY = "spillway:project";

  private Tags() {}

  static Map<String, String> of(String project) {
    return Map.of(KEY, project);
  }

  /** Returns whether something carries the tag of this installation. */
  static boolean isOwn(Map<String, String> tags, String project) {
    return project.equals(tags.get(KEY));
  }

  /** Returns whether something carries the tag of another installation. */
  static boolean isOthers(Map<String, String> tags, String project) {
    return tags.containsKey(KEY) && !isOwn(tags, project);
  }
}
