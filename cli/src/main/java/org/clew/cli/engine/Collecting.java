package org.clew.cli.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.group.GroupFinder;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Groups;
import org.clew.store.Groups.Group;
import org.clew.store.Store;

/** Puts what a command launches into groups. */
record Collecting(Shell shell, Store store) {

  /** The group that somebody names, made when there is none. */
  Group group(String label) {
    return GroupFinder.of(store).namedOrMade(label, GroupFinder.fresh(shell, label, Groups.CORE, ""));
  }

  /** @param group null for none */
  void add(Group group, List<Long> pks) {
    if (group != null) Made.of(store.annotations().groups().add(group.uuid(), pks));
  }

  /** A new group of the process, all that it called and what they made. */
  void auto(ProcessRow process) {
    var label = "auto/" + process.processLabel() + "/" + process.ctime().truncatedTo(ChronoUnit.SECONDS) + "-" + process.pk();
    var group = GroupFinder.fresh(shell, label, Groups.AUTO, "Made by clew run at " + Instant.now()
        .truncatedTo(ChronoUnit.SECONDS));
    Made.of(store.annotations().groups().create(group));
    add(group, new ArrayList<>(under(process.pk())));
    shell.err().println("Group " + label + " holds what was made.");
  }

  private Set<Long> under(long root) {
    var all = new LinkedHashSet<Long>();
    var open = new ArrayDeque<Long>(List.of(root));
    while (!open.isEmpty()) {
      long pk = open.remove();
      if (!all.add(pk)) continue;
      for (var link : store.graph().outgoing(pk)) {
        if (link.type().startsWith("call")) open.add(link.targetPk());
        if (link.type().equals("create")) all.add(link.targetPk());
      }
    }
    return all;
  }
}
