package org.clew.cli.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.checkpoint.Checkpoint;
import org.clew.checkpoint.PersistenceException;
import org.clew.checkpoint.Persister;
import org.clew.checkpoint.StateView;
import org.clew.checkpoint.Timeline;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Table;
import org.clew.cli.text.Times;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Lists the checkpoints of a process, every event of its journal being one; names them; shows the state at one and what changed.
 */
@Command
public final class ProcessCheckpoints extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "The process: pk, uuid, start of its uuid, or label.")
  String identifier;

  @Option(names = "--show", paramLabel = "N|TAG", description = "Show the state at this checkpoint and what its event changed.")
  String show;

  @Option(names = "--changes", description = "Also list what each event changed.")
  boolean changes;

  @Option(names = "--tag", arity = "1..2", paramLabel = "NAME [N]",
      description = "Name a checkpoint, by default the last one; a name that the process has already moves.")
  List<String> tag;

  @Option(names = "--untag", paramLabel = "NAME", description = "Forget a name; the checkpoint stays.")
  String untag;

  public ProcessCheckpoints(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    if ((show == null ? 0 : 1) + (tag == null ? 0 : 1) + (untag == null ? 0 : 1) + (changes ? 1 : 0) > 1) {
      throw CommandException.usage("Give one of --show, --changes, --tag and --untag.");
    }
    var process = Identifier.process(store.graph(), identifier);
    try {
      if (tag != null) return tag(store, process);
      if (untag != null) return untag(store, process);
      return show == null ? list(store, process) : show(store, process);
    } catch (PersistenceException e) {
      throw CommandException.refused(e.getMessage());
    }
  }

  private int tag(Store store, ProcessRow process) {
    var name = tag.getFirst();
    if (name.isBlank() || name.matches("[0-9]+")) throw CommandException.usage("A tag is a name, not a number: --tag NAME N.");
    var persister = new Persister(store);
    var point = tag.size() == 1 ? persister.saveCheckpoint(process.uuid(), name)
        : persister.saveCheckpoint(process.uuid(), name, number(store, process, tag.get(1)));
    if (json) shell.json(json(point, null));
    else shell.out().println("Checkpoint " + point.sequenceNr() + " of process " + process.pk() + " is '" + name + "'.");
    return 0;
  }

  private int untag(Store store, ProcessRow process) {
    new Persister(store).deleteCheckpoint(process.uuid(), untag);
    if (json) shell.json(Map.of("pk", process.pk(), "untagged", untag));
    else shell.out().println("Process " + process.pk() + " has no checkpoint '" + untag
        + "' any more; all events are still there.");
    return 0;
  }

  private static long number(Store store, ProcessRow process, String text) {
    return new Timeline(store, process.uuid()).number(text).orElseThrow(() -> CommandException.notFound("Process " + process.pk()
        + " has no checkpoint '" + text + "'; 'clew process checkpoints " + process.pk() + "' lists numbers and tags."));
  }

  private int show(Store store, ProcessRow process) {
    var point = new Timeline(store, process.uuid()).at(number(store, process, show));
    var state = StateView.of(point.after());
    if (json) {
      var plain = new LinkedHashMap<String, Object>();
      plain.put("pk", process.pk());
      plain.putAll(json(point.checkpoint(), null));
      plain.put("state", state);
      plain.put("changes", point.changes().stream().map(CheckpointText::json).toList());
      shell.json(plain);
      return 0;
    }
    shell.out().println(process.processLabel() + "<" + process.pk() + "> at checkpoint " + point.checkpoint().sequenceNr() + ", "
        + Times.local(point.checkpoint().at()) + ", after " + CheckpointText.event(point.event()));
    shell.out().println();
    CheckpointText.tree(state).forEach(shell.out()::println);
    shell.out().println();
    shell.out().println("Changed by this event");
    point.changes().forEach(change -> shell.out().println("  " + CheckpointText.line(change)));
    return 0;
  }

  private int list(Store store, ProcessRow process) {
    var tags = new LinkedHashMap<Long, List<String>>();
    for (var point : new Persister(store).listProcessCheckpoints(process.uuid())) {
      var names = tags.computeIfAbsent(point.sequenceNr(), _ -> new ArrayList<>());
      if (point.tag() != null) names.add(point.tag());
    }
    if (json) {
      shell.json(listed(store, process, tags));
    } else if (tags.isEmpty()) {
      shell.err()
          .println("Process " + process.pk()
          + " has no journal of its own: it ran inside a step of its caller, or was imported.");
    } else {
      print(store, process, tags);
    }
    return 0;
  }

  private Map<String, Object> listed(Store store, ProcessRow process, Map<Long, List<String>> tags) {
    var points = new ArrayList<Map<String, Object>>();
    new Timeline(store, process.uuid()).forEach(point -> {
      var names = tags.getOrDefault(point.checkpoint().sequenceNr(), List.of());
      var one = json(point.checkpoint(), names);
      one.put("description", CheckpointText.event(point.event()));
      if (changes) one.put("changes", point.changes().stream().map(CheckpointText::json).toList());
      points.add(one);
    });
    var plain = new LinkedHashMap<String, Object>();
    plain.put("pk", process.pk());
    plain.put("checkpoints", points);
    return plain;
  }

  private void print(Store store, ProcessRow process, Map<Long, List<String>> tags) {
    var table = new Table("Number", "Time", "After", "Tag");
    new Timeline(store, process.uuid()).forEach(point -> {
      var number = point.checkpoint().sequenceNr();
      var names = String.join(", ", tags.getOrDefault(number, List.of()));
      if (!changes) {
        table.row(number, Times.local(point.checkpoint().at()), CheckpointText.event(point.event()), names);
        return;
      }
      shell.out().println(number + "  " + Times.local(point.checkpoint().at()) + "  " + CheckpointText.event(point.event())
          + (names.isEmpty() ? "" : "  [" + names + "]"));
      point.changes().forEach(change -> shell.out().println("     " + CheckpointText.line(change)));
    });
    if (!changes) table.print(shell.out(), shell.columns());
  }

  private static Map<String, Object> json(Checkpoint point, List<String> tags) {
    var json = new LinkedHashMap<String, Object>();
    json.put("sequence_nr", point.sequenceNr());
    json.put("time", point.at().toString());
    json.put("event", point.event());
    json.put("tag", tags == null ? point.tag() : tags.isEmpty() ? null : tags.getFirst());
    if (tags != null) json.put("tags", tags);
    return json;
  }
}
