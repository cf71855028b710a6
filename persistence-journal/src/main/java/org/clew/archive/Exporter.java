package org.clew.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.clew.archive.Format.Part;
import org.clew.data.Blobs;
import org.clew.provenance.Traversal;
import org.clew.provenance.TraversalRule;
import org.clew.provenance.TraversalRule.Purpose;
import org.clew.provenance.TraversalRule.Way;
import org.clew.registry.ComputerRegistry;
import org.clew.repository.Repository;
import org.clew.store.Bulk;
import org.clew.store.Groups;
import org.clew.store.Store;

/** Writes nodes and all that belongs to them into an archive. Memory grows with the number of nodes, not with what they hold. */
public final class Exporter {
  private final Store store;
  private final Bulk bulk;
  private final Repository repository;
  private final ComputerRegistry computers;
  private final Progress progress;

  /** @throws org.clew.store.StoreException when this kind of store has no archives */
  public Exporter(Store store, Repository repository, ComputerRegistry computers, Progress progress) {
    this.store = store;
    this.bulk = store.bulk();
    this.repository = repository;
    this.computers = computers;
    this.progress = progress;
  }

  /** What to begin with: all nodes, or these and the rules that add others. */
  public sealed interface Start {
    record All() implements Start {}

    record Some(Collection<Long> pks, Map<TraversalRule, Boolean> rules) implements Start {}
  }

  /**
   * What goes along, and how it is written.
   *
   * @param groups that are written with those of their members that are
   * @param computers labels of computers that are written in any case
   * @param creator name and version of the program
   */
  public record Options(Start start, Collection<UUID> groups, Collection<String> computers, boolean logs, boolean comments,
      boolean extras, int compression, String creator) {}

  /** What an archive will hold. */
  public record Selection(NavigableSet<Long> pks, Options options) {}

  /**
   * Collects the nodes.
   *
   * @throws ArchiveException naming the processes among them that have not ended
   * @throws IllegalArgumentException when a fixed rule was to be changed
   */
  public Selection select(Options options) {
    var pks = new TreeSet<Long>();
    switch (options.start()) {
      case Start.All _ -> store.inventory().types((pk, _) -> pks.add(pk));
      case Start.Some(var given, var rules) -> pks.addAll(Traversal.closure(given, TraversalRule.followed(Purpose.EXPORT, rules),
          (lot, way, types) -> across(bulk, lot, way, types)));
    }
    requireEnded(pks);
    return new Selection(pks, options);
  }

  static List<Long> across(Bulk bulk, List<Long> lot, Way way, Set<String> types) {
    return bulk.links(lot, way).stream().filter(link -> types.contains(link.type()))
        .map(link -> way == Way.FORWARD ? link.target() : link.source()).toList();
  }

  private void requireEnded(NavigableSet<Long> pks) {
    var open = store.graph().active().stream().map(process -> process.pk()).filter(pks::contains).sorted().toList();
    if (open.isEmpty()) return;
    throw new ArchiveException("These processes have not ended and cannot be archived: " + some(open)
        + ". Wait for them, kill them, or name nodes that do not depend on them.");
  }

  private static String some(List<Long> pks) {
    return String.join(", ", pks.stream().limit(50).map(String::valueOf).toList())
        + (pks.size() > 50 ? " and " + (pks.size() - 50) + " more" : "");
  }

  /** Writes the archive and answers what its metadata says; a file that is there is replaced when all is done. */
  public Map<String, Object> write(Selection selection, Path file) throws IOException {
    try (var writer = new ArchiveWriter(file, selection.options().compression())) {
      var written = new Written();
      writer.part(Part.NODES, lines -> nodes(selection, lines, written));
      writer.part(Part.LINKS, lines -> links(selection, lines, written));
      if (selection.options().logs()) writer.part(Part.LOGS, lines -> logs(selection, lines, written));
      if (selection.options().comments()) writer.part(Part.COMMENTS, lines -> comments(selection, lines, written));
      groups(selection, writer, written);
      writer.part(Part.COMPUTERS, lines -> computers(selection, lines, written));
      objects(writer, written);
      var metadata = metadata(selection, writer);
      writer.finish(metadata);
      return metadata;
    }
  }

  /** What later parts have to know of the nodes. */
  private static final class Written {
    final Map<Long, UUID> uuids = new LinkedHashMap<>();
    final Map<String, Long> needed = new TreeMap<>();
    final Map<String, Long> mentioned = new TreeMap<>();
    final Map<String, UUID> neededBy = new LinkedHashMap<>();
    final Set<String> computers = new TreeSet<>();
  }

  private void nodes(Selection selection, ArchiveWriter.Lines lines, Written written) throws IOException {
    for (var lot : lots(selection)) {
      var found = new TreeMap<Long, Bulk.Node>();
      bulk.nodes(lot).forEach(node -> found.put(node.pk(), node));
      if (found.size() < lot.size()) throw new ArchiveException("Nodes were deleted meanwhile. Try again.");
      var extras = selection.options().extras() ? store.annotations().extras(lot) : Map.<Long, Map<String, Object>>of();
      for (var node : found.values()) {
        var record = record(node, extras.getOrDefault(node.pk(), Map.of()));
        note(record, written);
        written.uuids.put(node.pk(), node.uuid());
        lines.line(ArchiveCodec.plain(record));
      }
      progress.at("nodes", written.uuids.size(), selection.pks().size());
    }
  }

  static NodeRecord record(Bulk.Node node, Map<String, Object> extras) {
    var row = node.row();
    var p = node.process();
    var process = p == null ? null : new NodeRecord.Ended(p.processType(), p.processLabel(), p.state(), p.status(),
        p.exitStatus(), p.exitMessage(), p.exception(), p.jobState(), p.schedulerState(), p.cachedFrom());
    return new NodeRecord(row.uuid(), row.nodeType(), row.label(), row.description(), row.ctime(), row.mtime(),
        p == null ? row.content() : Contents.unmarked(row.content()), extras, process);
  }

  private static void note(NodeRecord node, Written written) {
    Contents.computer(node.nodeType(), node.content()).ifPresent(written.computers::add);
    if (node.process() == null) Contents.objectsOfData(node.nodeType(), node.content()).forEach((sha256, size) -> {
      written.needed.put(sha256, size);
      written.neededBy.putIfAbsent(sha256, node.uuid());
    });
    else written.mentioned.putAll(Contents.objectsOfProcess(node.content()));
  }

  private void links(Selection selection, ArchiveWriter.Lines lines, Written written) throws IOException {
    for (var lot : lots(selection)) {
      for (var link : bulk.links(lot, Way.BACKWARD)) {
        var source = written.uuids.get(link.source());
        if (source != null)
          lines.line(ArchiveCodec.plain(new Records.Link(source, written.uuids.get(link.target()), link.type(), link.label())));
      }
    }
  }

  private void logs(Selection selection, ArchiveWriter.Lines lines, Written written) throws IOException {
    for (var lot : lots(selection)) {
      for (var log : bulk.logs(lot))
        lines.line(ArchiveCodec.plain(new Records.Log(written.uuids.get(log.pk()), log.time(), log.sequence(),
            log.level(), log.logger(), log.message())));
    }
  }

  private void comments(Selection selection, ArchiveWriter.Lines lines, Written written) throws IOException {
    for (var lot : lots(selection)) {
      for (var comment : bulk.comments(lot))
        lines.line(ArchiveCodec.plain(new Records.Comment(comment.uuid(), written.uuids.get(comment.pk()),
            comment.author(), comment.ctime(), comment.mtime(), comment.text())));
    }
  }

  private void groups(Selection selection, ArchiveWriter writer, Written written) throws IOException {
    var groups = store.annotations().groups();
    var chosen = switch (selection.options().start()) {
      case Start.All _ -> groups.all();
      case Start.Some _ -> selection.options().groups().stream().flatMap(uuid -> groups.group(uuid).stream()).toList();
    };
    writer.part(Part.GROUPS, lines -> {
      for (var group : chosen)
        lines.line(ArchiveCodec.plain(new Records.Group(group.uuid(), group.label(), group.type(), group.description(),
            group.author(), group.ctime(), selection.options().extras() ? group.extras() : Map.of())));
    });
    writer.part(Part.MEMBERS, lines -> {
      for (var group : chosen) members(groups, group.uuid(), lines, written);
    });
  }

  private static void members(Groups groups, UUID group, ArchiveWriter.Lines lines, Written written) throws IOException {
    for (var page = groups.members(group, 0, 1000); !page.isEmpty(); page = groups.members(group, page.getLast(), 1000)) {
      for (var pk : page) {
        var node = written.uuids.get(pk);
        if (node != null) lines.line(ArchiveCodec.plain(new Records.Member(group, node)));
      }
    }
  }

  private void computers(Selection selection, ArchiveWriter.Lines lines, Written written) throws IOException {
    written.computers.addAll(selection.options().computers());
    if (selection.options().start() instanceof Start.All)
      computers.list().forEach(entry -> written.computers.add(entry.computer().label()));
    for (var label : written.computers) {
      var entry = computers.find(label);
      if (entry.isPresent()) lines.line(entry.get().computer().plain());
    }
  }

  private void objects(ArchiveWriter writer, Written written) throws IOException {
    written.mentioned.forEach((sha256, size) -> {
      if (repository.contains(sha256, size)) written.needed.putIfAbsent(sha256, size);
    });
    var missing = new Problems();
    written.needed.forEach((sha256, size) -> {
      if (!repository.contains(sha256, size)) missing.add("node " + written.neededBy.get(sha256) + " needs the object " + sha256);
    });
    missing.refuse("The file repository is not whole; restore it from a backup:");
    long done = 0;
    Blobs blobs = repository;
    for (var object : written.needed.entrySet()) {
      try (InputStream content = new java.io.ByteArrayInputStream(blobs.blob(object.getKey(), object.getValue()).bytes())) {
        writer.object(object.getKey(), content);
      }
      progress.at("files", ++done, written.needed.size());
    }
  }

  private static Map<String, Object> metadata(Selection selection, ArchiveWriter writer) {
    var options = selection.options();
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("all", options.start() instanceof Start.All);
    if (options.start() instanceof Start.Some(_, var rules)) {
      var followed = TraversalRule.followed(Purpose.EXPORT, rules);
      var told = new LinkedHashMap<String, Object>();
      for (var rule : TraversalRule.values()) told.put(rule.durable(), followed.contains(rule));
      parameters.put("traversal", told);
    }
    parameters.put("logs", options.logs());
    parameters.put("comments", options.comments());
    parameters.put("extras", options.extras());
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("format", Format.NAME);
    metadata.put("version", Format.VERSION);
    metadata.put("creator", options.creator());
    metadata.put("created", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    metadata.put("parameters", parameters);
    metadata.put("counts", writer.counts());
    return metadata;
  }

  private static List<List<Long>> lots(Selection selection) {
    return lots(selection.pks());
  }

  static List<List<Long>> lots(Collection<Long> pks) {
    var all = new ArrayList<>(new LinkedHashSet<>(pks));
    var lots = new ArrayList<List<Long>>();
    for (int from = 0; from < all.size(); from += Bulk.LOT) lots.add(all.subList(from, Math.min(all.size(), from + Bulk.LOT)));
    return lots;
  }
}
