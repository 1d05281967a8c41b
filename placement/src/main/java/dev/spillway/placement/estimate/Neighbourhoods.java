package dev.spillway.placement.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A bounded number of neighbourhoods; the one that was not used for longest goes. */
final class Neighbourhoods {
  private static final int MOST = 256;

  private final TreeMap<Long, Neighbourhood> byKey = new TreeMap<>();
  private long uses;

  Optional<Neighbourhood> find(ParameterKey key) {
    return Optional.ofNullable(byKey.get(key.neighbourhood()));
  }

  void add(ParameterKey key, double millis) {
    byKey
        .computeIfAbsent(key.neighbourhood(), created -> new Neighbourhood(key.number().orElse(0)))
        .add(millis, ++uses);
    if (byKey.size() > MOST) {
      byKey.entrySet().stream()
          .min(Comparator.comparingLong(entry -> entry.getValue().lastUse()))
          .map(Map.Entry::getKey)
          .ifPresent(byKey::remove);
    }
  }

  int size() {
    return byKey.size();
  }

  /** Returns how many calls there were. */
  long uses() {
    return uses;
  }

  /** Returns at most so many on each side, the key's own included, the nearest first. */
  List<Neighbourhood> around(ParameterKey key, int each) {
    List<Neighbourhood> near = new ArrayList<>(2 * each);
    byKey.headMap(key.neighbourhood(), true).descendingMap().values().stream()
        .limit(each)
        .forEach(near::add);
    byKey.tailMap(key.neighbourhood(), false).values().stream().limit(each).forEach(near::add);
    return near;
  }
}
