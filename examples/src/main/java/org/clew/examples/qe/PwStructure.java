package org.clew.examples.qe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.examples.Elements;

/** What pw.x asks of a structure. */
final class PwStructure {
  /** Input description of pw.x, ATOMIC_SPECIES: a symbol and a number or letter. */
  private static final int LONGEST_KIND = 3;

  private PwStructure() {}

  /** Kind names, sorted. */
  static Set<String> kinds(StructureData structure) {
    return structure.sites().stream().map(Site::symbol).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Chemical symbols, sorted. */
  static Set<String> elements(StructureData structure) {
    return kinds(structure).stream().map(Elements::symbol).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Elements without a pseudopotential, sorted. */
  static Set<String> missing(StructureData structure, Set<String> pseudos) {
    var missing = elements(structure);
    missing.removeAll(pseudos);
    return missing;
  }

  /** Why pw.x cannot calculate it; empty when it can. */
  static List<String> problems(StructureData structure, Set<String> pseudos) {
    var problems = new ArrayList<String>();
    if (structure.sites().isEmpty()) problems.add("the structure has no atoms");
    if (!structure.pbc().directions().stream().allMatch(periodic -> periodic) || !(structure.volume() > 0))
      problems.add("the structure must be periodic in all three directions");
    for (var kind : kinds(structure)) {
      if (kind.length() > LONGEST_KIND) problems.add("the kind name '" + kind + "' is longer than the 3 letters of pw.x");
    }
    for (var element : missing(structure, pseudos)) {
      problems.add("no pseudopotential for " + element + "; give one as pseudos." + element);
    }
    return problems;
  }
}
