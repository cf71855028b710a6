package org.clew.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clew.data.Value;
import org.clew.data.Value.Note;
import org.clew.process.Birth;
import org.clew.process.Call;
import org.clew.process.Report;
import org.clew.provenance.LinkType;
import org.clew.spec.ProcessKind;
import org.clew.store.Calculations;
import org.clew.store.Row;

/** The rows of one batch: each node, link and change once, in an order in which nothing refers to what comes later. */
final class Rows {
  private static final Note NOTHING_SAID = new Note("", "");

  private final Map<Long, Row> nodes = new LinkedHashMap<>();
  private final Set<Row.Link> links = new LinkedHashSet<>();
  private final Map<Long, Change> changes = new LinkedHashMap<>();
  private final List<Row.Log> logs = new ArrayList<>();

  Change change(long pk, Instant at) {
    return changes.computeIfAbsent(pk, Change::new).at(at);
  }

  void born(Birth birth) {
    born(birth, Map.of());
  }

  private void born(Birth birth, Map<String, Object> more) {
    var pk = birth.node().pk();
    var parent = Optional.ofNullable(birth.parent());
    nodes.putIfAbsent(pk, new Row.ProcessNode(pk, birth.node().uuid(), birth.kind().durable(), birth.type(),
        orEmpty(birth.processLabel()), orEmpty(birth.label()), orEmpty(birth.description()), parent.map(caller -> caller.pk()),
        attributes(birth, more), "created", birth.at()));
    birth.inputs().forEach((label, value) -> {
      data(value, birth.at());
      links.add(new Row.Link(value.pk(), pk, LinkType.input(birth.kind()).durable(), label));
    });
    parent.ifPresent(caller -> links.add(new Row.Link(caller.pk(), pk, LinkType.call(birth.kind()).durable(),
        birth.callLabel() == null ? "CALL" : birth.callLabel())));
  }

  void called(Call call) {
    var birth = call.birth();
    born(birth, cache(call));
    outputs(birth.node().pk(), birth.kind(), call.outputs(), call.endedAt());
    change(birth.node().pk(), call.endedAt()).ended(call.outcome().state(), call.outcome().exitStatus(),
        call.outcome().message());
  }

  void outputs(long pk, ProcessKind kind, Map<String, Value> outputs, Instant at) {
    outputs.forEach((label, value) -> {
      data(value, at);
      links.add(new Row.Link(pk, value.pk(), LinkType.output(kind).durable(), label));
    });
  }

  void log(ProcessBinding process, Report report, int sequence) {
    logs.add(new Row.Log(process.pk(), report.at(), report.level(), process.type(), report.message(), sequence));
  }

  List<Row> all() {
    var all = new ArrayList<Row>(nodes.size() + links.size() + changes.size() + logs.size());
    all.addAll(nodes.values());
    all.addAll(links);
    changes.values().forEach(change -> all.add(change.row()));
    all.addAll(logs);
    return all;
  }

  private void data(Value value, Instant at) {
    if (value.origin() == Value.Origin.NEW) {
      var note = value.note() == null ? NOTHING_SAID : value.note();
      nodes.putIfAbsent(value.pk(), new Row.DataNode(value.pk(), value.uuid(), value.type(), value.plain(), note.label(),
          note.description(), at));
    }
  }

  private static Map<String, Object> cache(Call call) {
    if (call.cachedFrom() != null) return Map.of(Change.CACHED_FROM, call.cachedFrom().toString());
    return call.cacheMiss() == null ? Map.of() : Map.of(Change.CACHE_MISS, call.cacheMiss());
  }

  private static Map<String, Object> attributes(Birth birth, Map<String, Object> more) {
    var attributes = new LinkedHashMap<String, Object>();
    if (!birth.metadata().isEmpty()) attributes.put("metadata_inputs", birth.metadata());
    attributes.putAll(options(birth));
    if (!birth.version().isEmpty()) attributes.put("version", birth.version());
    if (birth.hash() != null) attributes.put(Calculations.HASH, birth.hash());
    if (birth.fingerprint() != null) attributes.put("fingerprint", birth.fingerprint());
    attributes.putAll(more);
    return attributes;
  }

  /** Every option of a calculation job is an attribute of the same name, too. */
  private static Map<String, Object> options(Birth birth) {
    var options = new LinkedHashMap<String, Object>();
    if (birth.kind() == ProcessKind.CALCJOB && birth.metadata().get("metadata") instanceof Map<?, ?> metadata
        && metadata.get("options") instanceof Map<?, ?> given) given.forEach((name, value) -> options.put((String) name, value));
    return options;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
