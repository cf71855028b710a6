package org.clew.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.clew.codec.EventCodec;
import org.clew.process.ProcessEvent;

/** What all processes of a test have persisted, as JSON, in the order in which it became durable. */
final class Journal {
  /** The engine dies when it wants to persist more. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("the engine dies here", null, false, false);
    }
  }

  /**
   * @param name of what happened, for people
   * @param batch events of one batch become durable together or not at all
   */
  private record Entry(UUID process, String manifest, byte[] json, String name, int batch) {}

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
    events.forEach(event -> journal.append(process, List.of(event)));
    return journal;
  }

  /** The first events only. */
  Journal first(int events) {
    return new Journal(new ArrayList<>(entries.subList(0, events)), Integer.MAX_VALUE, most);
  }

  /** All events, with room for only one more batch before a crash. */
  Journal roomForOne() {
    return new Journal(new ArrayList<>(entries), entries.size() + 1, most);
  }

  /** Numbers of events after which a crash may come: each is the end of a batch. */
  List<Integer> ends() {
    return IntStream.rangeClosed(1, entries.size())
        .filter(n -> n == entries.size() || entries.get(n).batch() != entries.get(n - 1).batch()).boxed().toList();
  }

  /** The same events; having more than so many is an error. */
  Journal atMost(int events) {
    return new Journal(new ArrayList<>(entries), capacity, events);
  }

  /** Makes events durable together. */
  void append(UUID process, List<ProcessEvent> events) {
    if (events.isEmpty()) return;
    if (entries.size() >= capacity) throw new Crash();
    var batch = entries.size();
    events.forEach(event -> append(process, event, batch));
  }

  private void append(UUID process, ProcessEvent event, int batch) {
    if (entries.size() >= most) {
      throw new IllegalStateException("the work chain has not ended after " + most
          + " events; does each of its loops come to an end?");
    }
    entries.add(new Entry(process, EventCodec.manifest(event), EventCodec.encode(event), EventNames.of(event), batch));
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
