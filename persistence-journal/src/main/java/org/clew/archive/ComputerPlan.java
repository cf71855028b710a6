package org.clew.archive;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.computer.ComputerReader;
import org.clew.data.Blobs;
import org.clew.data.CodeData;
import org.clew.data.DataTypes;
import org.clew.registry.CodeRegistry;
import org.clew.registry.ComputerRegistry;
import org.clew.registry.RegistryCodec;
import org.clew.registry.RegistryEvent;
import org.clew.store.EventRow;
import org.clew.store.Store;
import org.clew.store.Uuids;

/**
 * Which label a computer of the archive has here: its own, if that is free or means a computer with the same host, transport and
 * scheduler; else the first of LABEL_2, LABEL_3 … for which this holds. So a second import finds what the first one has made.
 */
final class ComputerPlan {
  private final Store store;
  private final ComputerRegistry registry;
  private final Clock clock;
  private final Map<String, String> renamed = new LinkedHashMap<>();
  private final Map<String, Computer> added = new LinkedHashMap<>();
  private final Map<String, UUID> codes = new LinkedHashMap<>();
  private final String writer = Uuids.next().toString();

  ComputerPlan(Store store, ComputerRegistry registry, Clock clock) {
    this.store = store;
    this.registry = registry;
    this.clock = clock;
  }

  void add(Map<String, Object> plain, Problems problems) {
    var known = new LinkedHashMap<>(plain);
    known.keySet().retainAll(ComputerReader.keys());
    Computer computer;
    try {
      computer = ComputerReader.read(known);
    } catch (IllegalArgumentException e) {
      problems.add("the computer '" + plain.get("label") + "' cannot be read: " + e.getMessage());
      return;
    }
    for (int number = 1;; number++) {
      var label = number == 1 ? computer.label() : computer.label() + "_" + number;
      var here = registry.find(label).map(ComputerRegistry.Entry::computer).orElse(added.get(label));
      if (here != null && !isSame(here, computer)) continue;
      if (number > 1) renamed.put(computer.label(), label);
      if (here == null) {
        known.put("label", label);
        added.put(label, ComputerReader.read(known));
      }
      return;
    }
  }

  private static boolean isSame(Computer a, Computer b) {
    return a.hostname().equals(b.hostname()) && a.transport().equals(b.transport()) && a.scheduler().equals(b.scheduler());
  }

  /** Labels that are others here. */
  Map<String, String> renamed() {
    return renamed;
  }

  List<String> added() {
    return List.copyOf(added.keySet());
  }

  /** Lists a new code, unless its label means another one here. */
  void code(NodeRecord node) {
    if (!node.nodeType().equals("data.code")) return;
    Blobs unread = (sha256, size) -> new Contents.Named(sha256, size);
    try {
      if (DataTypes.read(node.nodeType(), node.content(), unread) instanceof CodeData code
          && CodeRegistry.of(store).find(code.fullLabel()).isEmpty()) codes.putIfAbsent(code.fullLabel(), node.uuid());
    } catch (IllegalArgumentException _) {
      // a code of a newer version is history only
    }
  }

  List<String> codes() {
    return List.copyOf(codes.keySet());
  }

  /** Events that add computers and codes. */
  List<EventRow> events(Numbering nodes) {
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var events = new ArrayList<EventRow>();
    added.forEach((label, computer) -> events.add(row("computer|" + label,
        new RegistryEvent.ComputerConfigured(at, computer.plain(), AuthInfo.none(label).parameters()))));
    codes.forEach((label, uuid) -> events.add(row("code|" + label, new RegistryEvent.CodeCreated(at, nodes.pk(uuid), uuid))));
    return events;
  }

  private EventRow row(String id, RegistryEvent event) {
    return new EventRow(id, store.highestSequenceNr(id) + 1, RegistryCodec.IDENTIFIER, RegistryCodec.manifest(event),
        RegistryCodec.encode(event), writer, event.at().toEpochMilli());
  }
}
