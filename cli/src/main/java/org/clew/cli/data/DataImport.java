package org.clew.cli.data;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.data.Imports.Kind;
import org.clew.data.Data;
import org.clew.data.NodeRef;
import org.clew.repository.Repository;
import org.clew.store.Batch;
import org.clew.store.Row;
import org.clew.store.Store;
import org.clew.store.Uuids;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a node of a file: a structure, an array, or the file as it is. */
@Command
public final class DataImport extends StoreCommand {
  @Parameters(paramLabel = "FILE", description = "The file.")
  Path file;

  @Option(names = {"-t", "--type"}, paramLabel = "TYPE",
      description = "${COMPLETION-CANDIDATES}; default: as the file name ends.")
  Kind kind;

  @Option(names = {"-f", "--format"}, paramLabel = "FORMAT",
      description = "xyz, cif or poscar for structures; npy, csv or json for arrays; default: as the file name ends.")
  String format;

  @Option(names = {"-L", "--label"}, paramLabel = "TEXT", defaultValue = "",
      description = "A label, by which the node can be named.")
  String label;

  public DataImport(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var data = Imports.read(file, kind != null ? kind : Imports.kindOf(file.getFileName().toString()), format);
    var node = keep(store, data);
    if (json) {
      var facts = new LinkedHashMap<String, Object>();
      facts.put("pk", node.pk());
      facts.put("uuid", node.uuid().toString());
      facts.put("type", data.type());
      facts.put("label", label);
      shell.json(facts);
    } else {
      shell.out().println(data.type() + " <" + node.pk() + "> " + node.uuid());
    }
    return 0;
  }

  /** Files first: a node never names a file that is not there. */
  private NodeRef keep(Store store, Data data) {
    var repository = Repository.open(shell.home());
    for (var blob : data.blobs()) if (!repository.contains(blob.sha256(), blob.size())) repository.put(blob.bytes());
    var node = new NodeRef(store.allocatePks(1), Uuids.next());
    var at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    try {
      store.write(new Batch(List.of(), List.of(new Row.DataNode(node.pk(), node.uuid(), data.type(), data.plain(), label, at))))
          .toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return node;
  }
}
