package org.clew.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.codec.BadEventException;
import org.clew.codec.EventCodec;
import org.clew.codec.UnknownEventException;
import org.clew.process.Birth;
import org.clew.process.ProcessEvent;
import org.clew.store.EventRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.PlainJson;
import org.clew.store.Store;

/**
 * The journals of a process and of all that it called, as a text that outlives the store: one JSON object with a line for each
 * event. A test replays it against changed code. Contents of files are not in it, only their hashes.
 *
 * @param root the process that it is about
 * @param entries of the root first, then of what it called; those of one process are in order
 */
public record RecordedJournal(UUID root, List<Entry> entries) {
  private static final long VERSION = 1;

  /** An event as it stands in the store. */
  public record Entry(UUID process, long sequenceNr, String manifest, byte[] json) {}

  public RecordedJournal {
    entries = List.copyOf(entries);
  }

  /** @throws PersistenceException when the process has no journal of its own */
  public static RecordedJournal of(Store store, ProcessRow process) {
    var entries = new ArrayList<Entry>();
    collect(store, process, entries);
    if (entries.isEmpty() || !entries.getFirst().process().equals(process.uuid()))
      throw new PersistenceException("Process " + process.pk()
          + " has no journal of its own: it ran inside a step of its caller; export that one.");
    return new RecordedJournal(process.uuid(), entries);
  }

  private static void collect(Store store, ProcessRow process, List<Entry> entries) {
    new Replay(store, process.uuid()).forEach(1, Long.MAX_VALUE, (EventRow row) ->
        entries.add(new Entry(process.uuid(), row.sequenceNr(), row.manifest(), row.payload())));
    for (var called : store.graph().called(process.pk())) collect(store, called, entries);
  }

  /** The events of one process; throws PersistenceException when this version of Clew cannot read one. */
  public List<ProcessEvent> events(UUID process) {
    return entries.stream().filter(entry -> entry.process().equals(process)).map(RecordedJournal::event).toList();
  }

  private static ProcessEvent event(Entry entry) {
    try {
      return EventCodec.decode(entry.manifest(), entry.json());
    } catch (UnknownEventException | BadEventException e) {
      throw new PersistenceException("Event " + entry.sequenceNr() + " of process " + entry.process() + " cannot be used. "
          + e.getMessage(), e);
    }
  }

  /** All processes that it tells of, the root first. */
  public List<UUID> processes() {
    return entries.stream().map(Entry::process).distinct().toList();
  }

  public String text() {
    var text = new StringBuilder("{\"clew_journal\": " + VERSION + ", \"process\": \"" + root + "\", \"type\": "
        + PlainJson.write(birth().type()) + ", \"events\": [\n");
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      var line = new LinkedHashMap<String, Object>();
      line.put("process", entry.process().toString());
      line.put("sequence_nr", entry.sequenceNr());
      line.put("manifest", entry.manifest());
      line.put("event", PlainJson.read(entry.json()));
      text.append("  ").append(PlainJson.write(line)).append(i == entries.size() - 1 ? "\n" : ",\n");
    }
    return text.append("]}\n").toString();
  }

  /** How the root began. */
  public Birth birth() {
    return ((ProcessEvent.Created) event(entries.getFirst())).birth();
  }

  /** Inverse of {@link #text}; throws PersistenceException naming what is wrong with the text, and where. */
  public static RecordedJournal read(String text) {
    Object plain;
    try {
      plain = PlainJson.read(text);
    } catch (IllegalArgumentException e) {
      throw new PersistenceException("This is no exported journal: " + e.getMessage(), e);
    }
    if (!(plain instanceof Map<?, ?> map) || !map.containsKey("clew_journal"))
      throw new PersistenceException(
          "This is no exported journal: there is no field clew_journal. 'clew process export-journal' writes one.");
    if (!Long.valueOf(VERSION).equals(map.get("clew_journal")))
      throw new PersistenceException("clew_journal is " + map.get("clew_journal") + ", this version of Clew reads " + VERSION
          + ".");
    var entries = new ArrayList<Entry>();
    if (!(map.get("events") instanceof List<?> events) || events.isEmpty())
      throw new PersistenceException("events: there are none.");
    for (int i = 0; i < events.size(); i++) entries.add(entry("events." + i, events.get(i)));
    return new RecordedJournal(uuid("process", map.get("process")), entries);
  }

  private static Entry entry(String place, Object plain) {
    if (plain instanceof Map<?, ?> map && map.get("manifest") instanceof String manifest
        && map.get("sequence_nr") instanceof Long number && map.get("event") instanceof Map<?, ?> event) {
      return new Entry(uuid(place + ".process", map.get("process")), number, manifest,
          PlainJson.write(event).getBytes(StandardCharsets.UTF_8));
    }
    throw new PersistenceException(place + ": must have process, sequence_nr, manifest and event.");
  }

  private static UUID uuid(String place, Object plain) {
    try {
      return UUID.fromString(String.valueOf(plain));
    } catch (IllegalArgumentException e) {
      throw new PersistenceException(place + ": '" + plain + "' is no uuid.", e);
    }
  }
}
