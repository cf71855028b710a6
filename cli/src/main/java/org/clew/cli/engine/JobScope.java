package org.clew.cli.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.clew.cli.CommandException;
import org.clew.computer.BuiltIn;
import org.clew.registry.CodeRegistry;
import org.clew.registry.ComputerRegistry;
import org.clew.spec.ProcessKind;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Option;

/** Jobs that have not ended, chosen by what they run and where. */
final class JobScope {
  private static final String CODE = "data.code";

  @Option(names = "--computer", paramLabel = "LABEL",
      description = "All jobs on this computer that have not ended (for play: that are paused).")
  String computer;

  @Option(names = "--code", paramLabel = "LABEL", description =
      "All jobs of this code that have not ended (for play: that are paused).")
  String code;

  boolean isGiven() {
    return computer != null || code != null;
  }

  /**
   * Newest first.
   *
   * @throws CommandException when there is no such computer or code
   */
  List<ProcessRow> jobs(Store store, Path home, boolean pausedOnly) {
    check(store, home);
    var open = store.graph()
        .processes(new Graph.Filter(Set.of(), Optional.empty(), pausedOnly, false, true, Optional.empty(), OptionalLong.empty(),
        1_000_000));
    return open.stream().filter(row -> row.kind().equals(ProcessKind.CALCJOB.durable())).filter(row -> fits(store, row)).toList();
  }

  private void check(Store store, Path home) {
    if (computer != null && ComputerRegistry.of(store, home).find(computer).isEmpty()) {
      throw CommandException.refused("There is no computer '" + computer + "'; 'clew computer list' lists them.");
    }
    if (code != null && !code.equals(BuiltIn.bash().fullLabel()) && CodeRegistry.of(store).find(code).isEmpty()) {
      throw CommandException.refused("There is no code '" + code + "'; 'clew code list' lists them.");
    }
  }

  private boolean fits(Store store, ProcessRow row) {
    var codes = store.graph().incoming(row.pk()).stream().map(Graph.LinkRow::other).filter(node -> node.nodeType().equals(CODE))
        .map(node -> (Map<?, ?>) node.content()).toList();
    if (code != null && codes.stream().noneMatch(content -> code.equals(fullLabel(content)))) return false;
    return computer == null || codes.stream().anyMatch(content -> computer.equals(content.get("computer")))
        || codes.stream().allMatch(content -> content.get("computer") == null) && computer.equals(wanted(store, row));
  }

  private static String fullLabel(Map<?, ?> content) {
    return content.get("computer") == null ? String.valueOf(content.get("label"))
        : content.get("label") + "@" + content.get("computer");
  }

  /** The computer that the job was submitted for by name: its codes can run anywhere. */
  private static Object wanted(Store store, ProcessRow row) {
    return store.graph().node(row.pk()).map(node -> node.content() instanceof Map<?, ?> content
        && content.get("metadata_inputs") instanceof Map<?, ?> inputs
        && inputs.get("metadata") instanceof Map<?, ?> metadata ? metadata.get("computer") : null).orElse(null);
  }
}
