package org.clew.archive;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an import is going to do, or has done. */
public final class ImportPlan {
  final Source source;
  final ImportOptions options;
  final Numbering nodes = new Numbering();
  final ComputerPlan computers;
  /** Objects that new nodes need and the repository does not have, with their lengths. */
  final Map<String, Long> objects = new LinkedHashMap<>();
  final Set<String> files = new LinkedHashSet<>();
  long links;
  long logs;
  long comments;
  long groups;
  String group;

  ImportPlan(Source source, ImportOptions options, ComputerPlan computers) {
    this.source = source;
    this.options = options;
    this.computers = computers;
  }

  public long newNodes() {
    return nodes.countNew();
  }

  /** Nodes of the archive that are here already. */
  public long knownNodes() {
    return nodes.size() - nodes.countNew();
  }

  /** Links that were not here. */
  public long newLinks() {
    return links;
  }

  public long newObjects() {
    return objects.size();
  }

  public long logs() {
    return logs;
  }

  public long comments() {
    return comments;
  }

  public long groups() {
    return groups;
  }

  /** Label of the group that has all nodes of the archive, or null. */
  public String group() {
    return group;
  }

  public List<String> addedComputers() {
    return computers.added();
  }

  /** New labels by old ones. */
  public Map<String, String> renamedComputers() {
    return computers.renamed();
  }

  public List<String> listedCodes() {
    return computers.codes();
  }

  /** What could not be carried over as it was. */
  public List<String> notes() {
    return source.notes();
  }
}
