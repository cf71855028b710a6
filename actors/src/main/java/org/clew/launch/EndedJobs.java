package org.clew.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.clew.calcjob.CalcJobPorts;
import org.clew.calcjob.FileContent;
import org.clew.calcjob.JobParser;
import org.clew.calcjob.Missing;
import org.clew.calcjob.Text;
import org.clew.data.DataTypes;
import org.clew.data.FolderData;
import org.clew.definition.Definitions;
import org.clew.registry.ComputerRegistry;
import org.clew.repository.Repository;
import org.clew.scheduler.JobInfo;
import org.clew.scheduler.Scheduler;
import org.clew.scheduler.Schedulers;
import org.clew.spec.ExitCode;
import org.clew.spec.ProcessKind;
import org.clew.store.Graph;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;

/**
 * Calculation jobs that have ended, as {@link JobParser}s take them: with what they brought back, and with what their scheduler
 * says of them today.
 */
public record EndedJobs(Store store, Repository repository, ComputerRegistry computers, Schedulers schedulers) {

  public static EndedJobs of(Store store, Repository repository, Path home, Schedulers schedulers) {
    return new EndedJobs(store, repository, ComputerRegistry.of(store, home), schedulers);
  }

  /**
   * The parser of the calculation job {@code name}.
   *
   * @throws org.clew.definition.UnknownProcessException when there is no such process
   * @throws IllegalArgumentException in words for people when it has no parser, or the parser's name is taken by something else
   */
  public static JobParser parser(Definitions definitions, String name) {
    var job = definitions.get(name);
    if (!(job.parser().orElse(null) instanceof JobParser parser)) throw new IllegalArgumentException("'" + name + "' is a "
        + job.kind().durable() + ", which has no parser; name a calculation job");
    if (definitions.find(parser.name()).orElse(null) != parser) throw new IllegalArgumentException("'" + name
        + "' cannot parse again, since another process has the name '" + parser.name() + "'");
    return parser;
  }

  /**
   * What to launch a parser with, nested by port name.
   *
   * @param value what stands for a node
   * @throws IllegalArgumentException in words for people when there is no such job, it has not ended or brought nothing back
   */
  public Map<String, Object> inputs(long pk, JobParser parser, Function<NodeRow, Object> value) {
    var graph = store.graph();
    var job = graph.process(pk).orElseThrow(() -> new IllegalArgumentException("there is no process " + pk));
    if (!job.kind().equals(ProcessKind.CALCJOB.durable())) throw new IllegalArgumentException("process " + pk + " is a "
        + job.kind() + ", not a calculation job");
    if (!job.sealed()) throw new IllegalArgumentException("process " + pk
        + " has not ended; 'clew process retry " + pk + " --phase parse' lets it parse itself");
    var retrieved = output(graph, job, CalcJobPorts.RETRIEVED).orElseThrow(() -> new IllegalArgumentException("process " + pk
        + " brought nothing back, so that there is nothing to parse"));
    var had = RestartInputs.nested(graph, pk, value);
    var info = graph.node(pk).map(NodeRow::content).orElse(null) instanceof Map<?, ?> attributes
        ? map(attributes.get("last_job_info")) : Map.<String, Object>of();
    var exit = info.get("exit_status") instanceof Number status ? OptionalInt.of(status.intValue()) : OptionalInt.empty();
    var inputs = parser.inputs(had, value.apply(retrieved), exit, Optional.empty());
    if (info.isEmpty()) return inputs;
    return parser.inputs(had, value.apply(retrieved), exit, verdict(graph, job, JobInfo.read(info), folder(retrieved), inputs));
  }

  /** Empty, too, when the computer or its scheduler is not there any more, or the scheduler fails at this. */
  private Optional<ExitCode> verdict(Graph graph, ProcessRow job, JobInfo info, FolderData folder, Map<String, Object> inputs) {
    var files = JobParser.files(Map.of(CalcJobPorts.RETRIEVED, folder, "metadata", inputs.get("metadata")));
    try {
      return scheduler(graph, job).flatMap(scheduler -> scheduler.judge(info, text(files.schedulerStdout()),
          text(files.schedulerStderr())));
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  private Optional<Scheduler> scheduler(Graph graph, ProcessRow job) {
    return output(graph, job, CalcJobPorts.REMOTE_FOLDER).map(NodeRow::content)
        .flatMap(place -> place instanceof Map<?, ?> map && map.get("computer") instanceof String label ? computers.find(label)
            : Optional.empty())
        .map(entry -> schedulers.find(entry.computer().scheduler()));
  }

  private static Optional<NodeRow> output(Graph graph, ProcessRow job, String label) {
    return graph.outgoing(job.pk()).stream().filter(link -> link.type().equals("create") && link.label().equals(label))
        .map(Graph.LinkRow::other).findFirst();
  }

  private FolderData folder(NodeRow node) {
    return (FolderData) DataTypes.read(node.nodeType(), node.content(), repository);
  }

  private static String text(FileContent file) {
    return switch (file) {
      case Text(var text) -> text;
      case Missing _ -> "";
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
