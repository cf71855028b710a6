package org.clew.archive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.provenance.NodeKind;
import org.clew.repository.Repository;
import org.clew.store.Bulk;

/**
 * Looks at every node of an archive: whether it can be one, whether it is here already and the same, and which files it needs.
 */
final class NodeCheck {
  private static final Set<String> KINDS = Set.of("process.calcjob", "process.calcfunction", "process.workchain",
      "process.workfunction");
  private static final Set<String> ENDS = Set.of("finished", "excepted", "killed");

  private final ImportPlan plan;
  private final Bulk bulk;
  private final Repository repository;
  private final Problems problems;

  NodeCheck(ImportPlan plan, Bulk bulk, Repository repository, Problems problems) {
    this.plan = plan;
    this.bulk = bulk;
    this.repository = repository;
    this.problems = problems;
  }

  void run(Progress progress) {
    var lots = new Importer.Lots<NodeRecord>(lot -> {
      compare(lot);
      progress.at("looking at nodes", plan.nodes.size(), -1);
    });
    plan.source.nodes(node -> {
      if (!isSound(node)) return;
      if (plan.nodes.add(node.uuid(), node.family())) lots.add(node);
      else problems.add("the node " + node.uuid() + " is there twice");
    });
    lots.flush();
  }

  private boolean isSound(NodeRecord node) {
    var name = "the node " + node.uuid();
    if (node.process() == null) {
      if (node.nodeType().matches("data(\\.[A-Za-z0-9_]+)+")) return true;
      problems.add(name + " has the type '" + node.nodeType() + "', and no process");
    } else if (!KINDS.contains(node.nodeType()))
      problems.add(name + " is a process of the unknown kind '" + node.nodeType() + "'");
    else if (!ENDS.contains(node.process().state()))
      problems.add(name + " is a process that has not ended: '" + node.process().state() + "'");
    else if (!(node.content() instanceof Map<?, ?>)) problems.add(name + " is a process without attributes");
    else return true;
    return false;
  }

  private void compare(List<NodeRecord> lot) {
    Map<UUID, Bulk.Node> here = new HashMap<>();
    bulk.nodesOf(lot.stream().map(NodeRecord::uuid).toList()).forEach(node -> here.put(node.uuid(), node));
    for (var archived : lot) {
      var node = ImportWrites.moved(archived, plan);
      var known = here.get(node.uuid());
      if (known == null) files(node);
      else {
        plan.nodes.exists(node.uuid(), known.pk());
        var different = Differences.of(node, known);
        if (!different.isEmpty()) problems.add("the node " + node.uuid() + " is here as " + known.pk() + ", with another "
            + String.join(", ", different));
      }
    }
  }

  private void files(NodeRecord node) {
    plan.computers.code(node);
    if (node.family() == NodeKind.DATA) Contents.objectsOfData(node.nodeType(), node.content()).forEach((sha256, size) -> {
      if (!file(sha256, size)) problems.add("the node " + node.uuid() + " needs the object " + sha256 + " of " + size
          + " bytes, which is not in the archive");
    });
    else Contents.objectsOfProcess(node.content()).forEach(this::file);
  }

  private boolean file(String sha256, long size) {
    if (plan.objects.containsKey(sha256) || repository.contains(sha256, size)) return true;
    var archived = plan.source.objectSize(sha256);
    if (archived.isEmpty() || archived.getAsLong() != size) return false;
    plan.objects.put(sha256, size);
    return true;
  }
}
