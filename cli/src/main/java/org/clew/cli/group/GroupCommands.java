package org.clew.cli.group;

import static org.clew.cli.Entry.leaf;

import java.util.List;
import org.clew.cli.Entry;

/** The commands {@code clew group …}, in the order of help. */
public final class GroupCommands {
  private GroupCommands() {}

  public static List<Entry> all() {
    return List.of(
        leaf("create", "Make a group.", GroupCreate::new),
        leaf("list", "List groups.", GroupList::new),
        leaf("show", "Show a group and its nodes.", GroupShow::new),
        leaf("add-nodes", "Put nodes into a group.", GroupAdd::new),
        leaf("remove-nodes", "Take nodes out of a group.", GroupRemove::new),
        leaf("move-nodes", "Move nodes from one group to another.", GroupMove::new),
        leaf("copy", "Copy the nodes of a group into another one, which is made if needed.", GroupCopy::new),
        leaf("relabel", "Give a group another label.", GroupRelabel::new),
        leaf("description", "Show or set the description of a group.", GroupDescription::new),
        leaf("extras", "Show, set and delete extras of a group.", GroupExtras::new),
        leaf("delete", "Forget groups; their nodes stay.", GroupDelete::new),
        Entry.group("path", "Labels of groups as folders.", leaf("ls", "List folders and groups below a path.",
            GroupPathLs::new)));
  }
}
