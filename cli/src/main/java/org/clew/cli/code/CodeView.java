package org.clew.cli.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Suggestions;
import org.clew.computer.BuiltIn;
import org.clew.data.Blobs;
import org.clew.data.CodeData;
import org.clew.data.DataTypes;
import org.clew.data.NodeRef;
import org.clew.registry.CodeRegistry;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Store;

/**
 * A code as commands show it.
 *
 * @param node empty for a code that is built in and was never stored
 */
record CodeView(CodeData code, Optional<NodeRef> node, State state) {
  /** Where it stands: in listings, hidden from them, built in, or a node that only some process has used. */
  enum State { SHOWN, HIDDEN, BUILT_IN, UNLISTED }

  static CodeView of(CodeData code, NodeRef node, State state) {
    return new CodeView(code, Optional.of(node), state);
  }

  /** All that have a label, by full label. */
  static List<CodeView> all(Store store, Blobs blobs) {
    var all = new ArrayList<CodeView>();
    for (var entry : CodeRegistry.of(store).list())
      store.graph().node(entry.node().pk()).ifPresent(row -> all.add(of(read(row, blobs), entry.node(), state(entry))));
    var bash = BuiltIn.bash();
    if (all.stream().noneMatch(view -> view.code().fullLabel().equals(bash.fullLabel()) && view.state() == State.SHOWN))
      all.addFirst(new CodeView(bash, Optional.empty(), State.BUILT_IN));
    return all;
  }

  /** The one that is named by full label, pk or start of its uuid, or by its label alone when no other code has that. */
  static CodeView named(Store store, Blobs blobs, String text) {
    var all = all(store, blobs);
    var exact = all.stream().filter(view -> view.code().fullLabel().equals(text)).findFirst();
    if (exact.isPresent()) return exact.get();
    var sharing = all.stream().filter(view -> view.state() != State.HIDDEN && view.code().label().equals(text)).toList();
    if (sharing.size() == 1) return sharing.getFirst();
    if (sharing.size() > 1) throw new CommandException(CommandException.Reason.AMBIGUOUS, "'" + text + "' names several codes: "
        + String.join(", ", sharing.stream().map(view -> view.code().fullLabel()).toList()) + ".");
    return node(store, blobs, text, all);
  }

  private static CodeView node(Store store, Blobs blobs, String text, List<CodeView> all) {
    var labels = all.stream().map(view -> view.code().fullLabel()).toList();
    var none = CommandException.notFound("There is no code '" + text + "'." + Suggestions.sentence(text, labels)
        + " See 'clew code list'.");
    if (!text.matches("[0-9a-fA-F-]+")) throw none;
    var row = Identifier.node(store.graph(), text);
    if (!row.nodeType().equals("data.code"))
      throw CommandException.notFound("Node " + row.pk() + " is " + row.nodeType() + ", not a code.");
    return all.stream().filter(view -> view.node().filter(node -> node.pk() == row.pk()).isPresent()).findFirst()
        .orElseGet(() -> of(read(row, blobs), new NodeRef(row.pk(), row.uuid()), State.UNLISTED));
  }

  private static State state(CodeRegistry.Entry entry) {
    return switch (entry.visibility()) {
      case SHOWN -> State.SHOWN;
      case HIDDEN -> State.HIDDEN;
    };
  }

  private static CodeData read(NodeRow row, Blobs blobs) {
    return (CodeData) DataTypes.read(row.nodeType(), row.content(), blobs);
  }
}
