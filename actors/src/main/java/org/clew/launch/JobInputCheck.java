package org.clew.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.calcjob.CalcJobPorts;
import org.clew.calcjob.JobComputer;
import org.clew.calcjob.JobOptions;
import org.clew.calcjob.StashJob;
import org.clew.computer.Computer;
import org.clew.data.CodeData;
import org.clew.data.RemoteData;
import org.clew.definition.Definition;
import org.clew.definition.InputCheck;
import org.clew.job.Computers;
import org.clew.scheduler.Schedulers;
import org.clew.spec.ProcessKind;
import org.clew.spec.ValidationError;
import org.clew.store.Graph;

/**
 * What can be said of the inputs of a calculation job before it exists, with computers, schedulers and graph at hand: its
 * computer is set up, the scheduler there accepts the resources, and files are not put away while their job is still writing
 * them.
 */
record JobInputCheck(Computers computers, Schedulers schedulers, Graph graph) implements InputCheck {
  private static final String COMPUTER = "inputs.metadata.computer";
  private static final String RESOURCES = "inputs.metadata.options.resources";

  @Override public List<ValidationError> problems(Definition definition, Map<String, Object> values) {
    if (definition.kind() != ProcessKind.CALCJOB || values.get(CalcJobPorts.REMOTE_FOLDER) != null) return List.of();
    var problems = new ArrayList<ValidationError>();
    var codes = values.values().stream().filter(CodeData.class::isInstance).map(CodeData.class::cast).toList();
    var metadata = map(values.get("metadata"));
    var chosen = metadata.get("computer") instanceof String label ? label : null;
    if (chosen != null || !codes.isEmpty()) {
      var label = JobComputer.of(codes, chosen);
      computers.find(label).ifPresentOrElse(computer -> resources(computer, map(metadata.get("options")), codes, problems),
          () -> problems.add(new ValidationError(COMPUTER,
              "there is no computer '" + label + "'; set it up first: clew computer setup")));
    }
    if (definition.name().equals(StashJob.NAME) && values.get("source_node") instanceof RemoteData source) {
      unfinished(source).ifPresent(pk -> problems.add(new ValidationError("inputs.source_node",
          "is the folder of process " + pk + ", which has not ended")));
    }
    return problems;
  }

  /** A job without code is not submitted and needs no resources. */
  private void resources(Computer computer, Map<String, Object> options, List<CodeData> codes, List<ValidationError> problems) {
    var given = JobOptions.of(options).resources();
    if (codes.isEmpty() && given.isEmpty()) return;
    try {
      schedulers.find(computer.scheduler()).resource(given, computer.mpirun().defaultProcesses());
    } catch (IllegalArgumentException e) {
      problems.add(new ValidationError(RESOURCES, e.getMessage().replaceFirst("^resources: ", "") + " (scheduler '"
          + computer.scheduler() + "' of computer '" + computer.label() + "')"));
    }
  }

  private Optional<Long> unfinished(RemoteData folder) {
    return folder.node().stream().flatMap(node -> graph.incoming(node.pk()).stream()).filter(link -> link.type().equals("create"))
        .map(link -> link.other().pk()).filter(pk -> graph.process(pk).filter(process -> !process.sealed()).isPresent())
        .findFirst();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
