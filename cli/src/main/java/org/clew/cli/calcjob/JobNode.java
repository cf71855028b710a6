package org.clew.cli.calcjob;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.clew.cli.CommandException;
import org.clew.data.RemoteData;
import org.clew.store.Batch;
import org.clew.store.Graph;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Row;
import org.clew.store.Store;

/** A calculation job in the graph: its attributes, its output nodes, where its files are. */
record JobNode(Store store, ProcessRow process) {
  private static final String CLEANED = "workdir_cleaned";

  private Graph graph() {
    return store.graph();
  }

  String name() {
    return process.processLabel() + "<" + process.pk() + ">";
  }

  Map<?, ?> attributes() {
    return graph().node(process.pk()).map(NodeRow::content).filter(Map.class::isInstance).<Map<?, ?>>map(Map.class::cast)
        .orElse(Map.of());
  }

  /** Output nodes by link label. */
  Map<String, NodeRow> outputs() {
    var outputs = new LinkedHashMap<String, NodeRow>();
    for (var link : graph().outgoing(process.pk())) if (link.type().equals("create")) outputs.put(link.label(), link.other());
    return outputs;
  }

  /** The job whose results this one has, whose directory and input files are its own. */
  Optional<ProcessRow> source() {
    return Optional.ofNullable(process.cachedFrom()).flatMap(uuid -> graph().node(UUID.fromString(uuid)))
        .flatMap(node -> graph().process(node.pk()));
  }

  /** A metadata option that is a text, such as {@code output_filename}: every option is an attribute, too. */
  Optional<String> option(String name) {
    return attributes().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /**
   * The file that is meant when none is named: the one that the option names, else the only one besides what the scheduler wrote.
   *
   * @param listing the command that lists the files
   */
  String mainFile(String option, StoredFiles files, String listing) {
    return option(option).orElseGet(() -> {
      var candidates = new TreeSet<>(files.files().keySet());
      candidates.removeAll(SchedulerOutput.names(this).values());
      if (candidates.size() == 1) return candidates.first();
      throw CommandException.usage(name() + " has no option " + option + (candidates.isEmpty() ? "" : ", and there are "
          + candidates.size() + " files") + ": give the PATH of a file, see 'clew calcjob " + listing + " " + process.pk()
          + "'.");
    });
  }

  /** Files that were made for the job; known from the upload on. */
  StoredFiles inputFiles() {
    var source = source();
    if (source.isPresent()) return new JobNode(store, source.get()).inputFiles();
    var files = attributes().get("input_files");
    if (files == null) throw CommandException.notFound(name() + " has no input files" + (process.sealed() ? "." : " yet."));
    return StoredFiles.of("input files of " + name(), files);
  }

  StoredFiles retrievedFiles() {
    var retrieved = outputs().get("retrieved");
    if (retrieved == null) throw CommandException.notFound(name() + " has no retrieved files"
        + (process.sealed() ? "." : " yet."));
    return StoredFiles.of("retrieved files of " + name(), retrieved.content() instanceof Map<?, ?> folder ? folder.get("files")
        : null);
  }

  /** Where the working directory is. */
  RemoteData remoteFolder() {
    var remote = outputs().get("remote_folder");
    if (remote == null || !(remote.content() instanceof Map<?, ?> place) || !(place.get("path") instanceof String path)
        || !(place.get("computer") instanceof String computer)) {
      throw CommandException.notFound(name() + " has no working directory" + (process.sealed() ? "." : " yet."));
    }
    return new RemoteData(computer, path);
  }

  /** When somebody has emptied the working directory. */
  Optional<String> cleaned() {
    return attributes().get(CLEANED) instanceof String when ? Optional.of(when) : Optional.empty();
  }

  /** Notes that the working directory was emptied; the time of the last change of the process stays. */
  void markCleaned(Instant when) {
    store.write(new Batch(List.of(),
        List.of(new Row.ProcessChange(process.pk(), null, null, null, null, null, null, null, null, null,
        Map.of(CLEANED, when.truncatedTo(ChronoUnit.SECONDS).toString()), process.mtime())))).toCompletableFuture().join();
  }

  /** Attributes that say which output is the main one, in order of preference. */
  List<String> mainOutputs() {
    var main = attributes().get("default_output_node");
    return main instanceof String label ? List.of(label, "output_parameters") : List.of("output_parameters");
  }
}
