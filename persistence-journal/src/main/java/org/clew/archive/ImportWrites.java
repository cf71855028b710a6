package org.clew.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.archive.ImportOptions.CommentMode;
import org.clew.archive.ImportOptions.NewExtras;
import org.clew.store.Annotations.Comment;
import org.clew.store.Bulk;
import org.clew.store.EventRow;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;

/** Writes what a plan says, within one transaction; may be called again, and writes the same then. */
final class ImportWrites {
  private final ImportPlan plan;
  private final Numbering nodes;
  private final GroupPlan groups;
  private final List<EventRow> events;
  private final Bulk.Sink sink;
  private final Progress progress;
  private long written;

  ImportWrites(ImportPlan plan, GroupPlan groups, List<EventRow> events, Bulk.Sink sink, Progress progress) {
    this.plan = plan;
    this.nodes = plan.nodes;
    this.groups = groups;
    this.events = events;
    this.sink = sink;
    this.progress = progress;
  }

  void run() {
    events.forEach(sink::event);
    groups.made().forEach(sink::group);
    var lots = new Importer.Lots<NodeRecord>(this::write);
    plan.source.nodes(lots::add);
    lots.flush();
    plan.source.links(this::link);
    plan.source.logs(log ->
        sink.log(new Bulk.LogLine(nodes.pk(log.node()), log.time(), log.sequence(), log.level(), log.logger(), log.message())));
    var comments = new Importer.Lots<Records.Comment>(this::comments);
    plan.source.comments(comments::add);
    comments.flush();
    plan.source.members(member -> sink.member(member.group(), nodes.pk(member.node())));
  }

  private void write(List<NodeRecord> lot) {
    var known = lot.stream().filter(node -> !nodes.isNew(node.uuid())).toList();
    var pks = known.stream().map(node -> nodes.pk(node.uuid())).toList();
    sink.require(pks);
    merge(known, pks);
    for (var node : lot) {
      if (nodes.isNew(node.uuid())) add(moved(node, plan), nodes.pk(node.uuid()));
      if (groups.importGroupUuid() != null) sink.member(groups.importGroupUuid(), nodes.pk(node.uuid()));
    }
    written += lot.size();
    progress.at("nodes", written, nodes.size());
  }

  private void merge(List<NodeRecord> known, List<Long> pks) {
    var here = sink.extras(pks);
    for (var node : known) {
      long pk = nodes.pk(node.uuid());
      var before = here.getOrDefault(pk, Map.of());
      var after = plan.options.extras().merged(before, node.extras());
      if (!after.equals(before)) sink.extras(pk, after);
    }
  }

  private void add(NodeRecord node, long pk) {
    var p = node.process();
    var content = p == null ? node.content() : Contents.marked(node.content(), plan.source.name());
    var process = p == null ? null : new ProcessRow(pk, node.uuid(), node.kind(), p.processType(), p.processLabel(), node.label(),
        node.description(), p.state(), false, p.status(), p.exitStatus(), p.exitMessage(), p.exception(), null, p.jobState(),
        p.schedulerState(), p.cachedFrom(), true, node.ctime(), node.mtime());
    sink.node(new Bulk.Node(new NodeRow(pk, node.uuid(), node.nodeType(), p == null ? null : p.processType(), node.label(),
        node.description(), content, node.ctime(), node.mtime()), process));
    if (!node.extras().isEmpty() && plan.options.newExtras() == NewExtras.IMPORT) sink.extras(pk, node.extras());
  }

  /** The node as it will be here, on the computers of this store. */
  static NodeRecord moved(NodeRecord node, ImportPlan plan) {
    var renamed = plan.computers.renamed();
    return renamed.isEmpty() ? node : node.withContent(Contents.onComputer(node.nodeType(), node.content(), renamed));
  }

  private void link(Records.Link link) {
    long source = nodes.pk(link.source());
    long target = nodes.pk(link.target());
    sink.link(new Bulk.Link(source, target, link.type(), link.label()));
    if (link.type().startsWith("call_")) sink.calledBy(target, source);
  }

  private void comments(List<Records.Comment> lot) {
    Map<UUID, Comment> here = new HashMap<>();
    sink.comments(new ArrayList<>(lot.stream().map(Records.Comment::uuid).toList()))
        .forEach(comment -> here.put(comment.uuid(), comment));
    for (var comment : lot) {
      var known = here.get(comment.uuid());
      if (known == null || replaces(comment, known))
        sink.comment(new Comment(comment.uuid(), nodes.pk(comment.node()), comment.author(),
            comment.ctime(), comment.mtime(), comment.text()));
    }
  }

  private boolean replaces(Records.Comment archived, Comment here) {
    if (here.pk() != nodes.pk(archived.node()))
      throw new ArchiveException("The comment " + archived.uuid() + " is on node " + here.pk()
          + " here, and on another one in the archive; nothing was imported.");
    CommentMode mode = plan.options.comments();
    return switch (mode) {
      case LEAVE -> false;
      case NEWEST -> archived.mtime().isAfter(here.mtime());
      case OVERWRITE -> true;
    };
  }
}
