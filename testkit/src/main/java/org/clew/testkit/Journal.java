package org.clew.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.clew.codec.EventCodec;
import org.clew.process.ProcessEvent;

/** What all processes of a test have persisted, as JSON, in the order in which it became durable. */
final class Journal {
  /** The engine dies when it wants to persist one more event. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("the engine dies here", null, false, false);
    }
  }

  /** @param name of what happened, for people */
  private record Entry(UUID process, String manifest, byte[] json, String name) {}

  /** An event with its process. */
  record Happened(UUID process, ProcessEvent event) {}

  private static final int MOST_EVENTS = 5_000;

  private final List<Entry> entries;
  private final int capacity;
  private final int most;

  private Journal(List<Entry> entries, int capacity, int most) {
    this.entries = entries;
    this.capacity = capacity;
    this.most = most;
  }

  static Journal empty() {
    return new Journal(new ArrayList<>(), Integer.MAX_VALUE, MOST_EVENTS);
  }

  /** With these events of one process. */
  static Journal of(UUID process, List<ProcessEvent> events) {
    var journal = empty();
    events.forEach(event -> journal.append(process, event));
    return journal;
  }

  /** The first events only. */
  Journal first(int events) {
    return new Journal(new ArrayList<>(entries.subList(0, events)), Integer.MAX_VALUE, most);
  }

  /** All events, with room for only so many more before a crash. */
  Journal roomFor(int more) {
    return new Journal(new ArrayList<>(entries), entries.size() + more, most);
  }

  /** The same events; having more than so many is an error. */
  Journal atMost(int events) {
    return new Journal(new ArrayList<>(entries), capacity, events);
  }

  void append(UUID process, ProcessEvent event) {
    if (entries.size() >= capacity) throw new Crash();
    if (entries.size() >= most) {
      throw new IllegalStateException("the work chain has not ended after " + most
          + " events; does each of its loops come to an end?");
    }
    entries.add(new Entry(process, EventCodec.manifest(event), EventCodec.encode(event), EventNames.of(event)));
  }

  int size() {
    return entries.size();
  }

  /** What the last event was, for people: {@code after step 'add'}. */
  String end() {
    return entries.getLast().name();
  }

  List<Happened> read() {
    return entries.stream().map(entry -> new Happened(entry.process(), EventCodec.decode(entry.manifest(), entry.json())))
        .toList();
  }
}
