package dev.spillway.localcloud.logs;

import dev.spillway.localcloud.http.AwsException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps log groups and their streams in memory. Thread-safe. */
public final class LogStore {
  /** Of a group, older streams are dropped. */
  private static final int KEPT_STREAMS = 1_000;

  private final InstantSource clock;
  private final AtomicLong sequence = new AtomicLong();
  private final Map<String, Group> groups = new TreeMap<>();

  private record Group(long createdMillis, Map<String, LogStream> streams) {}

  /** Creates an empty store. */
  public LogStore(InstantSource clock) {
    this.clock = clock;
  }

  /** Appends an event; makes the group and the stream where they are missing. */
  public void append(String group, String stream, String message) {
    long now = clock.millis();
    LogEvent event = new LogEvent(sequence.incrementAndGet(), stream, now, message);
    stream(group, stream, now).append(event);
  }

  private synchronized LogStream stream(String group, String stream, long now) {
    Map<String, LogStream> streams =
        groups.computeIfAbsent(group, name -> new Group(now, new LinkedHashMap<>())).streams;
    if (!streams.containsKey(stream) && streams.size() == KEPT_STREAMS) {
      streams.remove(streams.keySet().iterator().next());
    }
    return streams.computeIfAbsent(stream, name -> new LogStream(name, now));
  }

  synchronized Map<String, Long> groups() {
    Map<String, Long> created = new TreeMap<>();
    groups.forEach((name, group) -> created.put(name, group.createdMillis));
    return created;
  }

  /**
   * Returns the streams of a group.
   *
   * @throws AwsException if there is no such group
   */
  synchronized List<LogStream> streams(String group) {
    Group found = groups.get(group);
    if (found == null) {
      throw notFound("The specified log group does not exist.");
    }
    return new ArrayList<>(found.streams.values());
  }

  LogStream stream(String group, String stream) {
    return streams(group).stream()
        .filter(candidate -> candidate.name().equals(stream))
        .findFirst()
        .orElseThrow(() -> notFound("The specified log stream does not exist."));
  }

  /** Returns the events of a group that come after one, the oldest first. */
  List<LogEvent> eventsAfter(String group, long sequence) {
    return streams(group).stream()
        .flatMap(stream -> stream.events().stream())
        .filter(event -> event.sequence() > sequence)
        .sorted(Comparator.comparingLong(LogEvent::sequence))
        .toList();
  }

  synchronized void create(String group) {
    if (groups.containsKey(group)) {
      throw new AwsException(
          400, "ResourceAlreadyExistsException", "The specified log group already exists");
    }
    groups.put(group, new Group(clock.millis(), new LinkedHashMap<>()));
  }

  synchronized void delete(String group) {
    if (groups.remove(group) == null) {
      throw notFound("The specified log group does not exist.");
    }
  }

  private static AwsException notFound(String message) {
    return new AwsException(400, "ResourceNotFoundException", message);
  }
}
