package org.clew.cli.data;

import java.nio.file.Path;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.repository.Repository;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Store;

/** A data node with its value. */
record StoredData(NodeRow node, Data value) {

  /** @throws CommandException when there is no such node, it is a process, or its type is not known here */
  static StoredData named(Store store, Path home, String identifier) {
    var node = Identifier.node(store.graph(), identifier);
    if (Identifier.isProcess(node)) {
      throw CommandException.refused("Node " + node.pk() + " is a process, not data; see 'clew process show " + node.pk() + "'.");
    }
    try {
      return new StoredData(node, DataTypes.read(node.nodeType(), node.content(), Repository.open(home)));
    } catch (IllegalArgumentException e) {
      throw CommandException.refused("Node " + node.pk() + " cannot be read: " + e.getMessage() + ".");
    }
  }
}
