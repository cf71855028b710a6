package org.clew.cli.export;

import static org.clew.cli.export.Entities.ref;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;

/** Processes as actions of a crate: what they took and made, which step called them, and the engine that saw to it. */
final class Runs {
  private static final String STATUS = "http://schema.org/";

  private final Crate crate;
  private final Store store;
  private final Scope scope;
  private final Tools tools;
  private final Parameters parameters;
  private final Values values;
  private final Map<UUID, String> toolOf = new HashMap<>();

  Runs(Crate crate, Store store, Scope scope, Tools tools, Parameters parameters, Values values) {
    this.crate = crate;
    this.store = store;
    this.scope = scope;
    this.tools = tools;
    this.parameters = parameters;
    this.values = values;
  }

  void add(String agent, String engine) {
    for (var process : scope.processes()) action(process, agent);
    for (var process : scope.processes()) if (Tools.isWorkflow(process)) organize(process, agent, engine);
    tools.completeSteps();
  }

  String toolOf(ProcessRow process) {
    return toolOf.get(process.uuid());
  }

  private static String id(UUID process) {
    return "#" + process;
  }

  private void action(ProcessRow process, String agent) {
    var node = store.graph().node(process.pk()).orElseThrow();
    var attributes = node.content() instanceof Map<?, ?> map ? map : Map.of();
    var tool = tools.of(process, attributes.get("version") instanceof Map<?, ?> version ? version : Map.of());
    toolOf.put(process.uuid(), tool);
    var id = id(process.uuid());
    var action = crate.entities().add(id, "CreateAction", "name", "Run of "
        + (process.label().isEmpty() ? process.processLabel() : process.label()),
        "description", process.description().isEmpty() ? "Process of type " + process.processType() : process.description(),
            "identifier", Values.urn(process.uuid()), "instrument", ref(tool), "agent", ref(agent), "startTime",
        process.ctime().toString());
    if (process.sealed()) action.put("endTime", process.mtime().toString());
    status(action, process);
    for (var link : scope.of(process)) {
      var value = values.add(link.data(), link.port());
      crate.entities().refer(id, link.isInput() ? "object" : "result", value);
      if (!isSoftware(value)) crate.entities().refer(value, "exampleOfWork", parameters.used(tool, link));
      if (link.data().nodeType().equals("data.code") && !Tools.isWorkflow(process)) code(id, tool, value, link.data());
    }
    crate.entities().refer(Crate.ROOT, "mentions", id);
    if (attributes.get("input_files") instanceof Map<?, ?> files && !files.isEmpty()) job(id, process, files);
  }

  /** Software is no value of a parameter in the vocabulary; that it was used says the action. */
  private boolean isSoftware(String value) {
    return "SoftwareApplication".equals(crate.entities().add(value, "Thing").get("@type"));
  }

  private static void status(Map<String, Object> action, ProcessRow process) {
    var state = process.state();
    boolean failed = state.equals("excepted") || state.equals("killed") || process.exitStatus() != null
        && process.exitStatus() > 0;
    action.put("actionStatus", STATUS + (failed ? "FailedActionStatus" : state.equals("finished") ? "CompletedActionStatus"
        : "ActiveActionStatus"));
    if (failed) action.put("error", process.exitMessage() != null ? process.exitMessage() : process.exception() != null
        ? process.exception().lines()
        .findFirst().orElse(state) : state);
  }

  /** The program behind a job, and the image that it lies in. */
  private void code(String action, String tool, String code, NodeRow node) {
    crate.entities().refer(tool, "softwareRequirements", code);
    crate.entities().add(tool, "Thing").putIfAbsent("mainEntity", ref(code));
    if (!(node.content() instanceof Map<?, ?> map) || !(map.get("image") instanceof String image)) return;
    var parts = ContainerName.parse(image);
    var id = "#image/" + Crate.uri(image);
    crate.entities().add(id, "ContainerImage", "name", parts.name(), "registry", parts.registry(), "tag", parts.tag(),
        "sha256", parts.sha256(),
        "additionalType", ref("https://w3id.org/ro/terms/workflow-run#" + (image.endsWith(".sif") ? "SIFImage" : "DockerImage")));
    crate.entities().refer(action, "containerImage", id);
  }

  /** The files that the plugin made for a job. */
  private void job(String action, ProcessRow process, Map<?, ?> files) {
    var path = "jobs/" + process.uuid();
    var folder = crate.folder(path, "Files made for " + process.processLabel(), "about", ref(action));
    values.files(folder, path, files);
  }

  private void organize(ProcessRow process, String agent, String engine) {
    var workflow = toolOf(process);
    var taken = StepsTaken.of(store, process.uuid());
    if (taken.isEmpty()) taken = callsAlone(process);
    var controls = new ArrayList<String>();
    for (var pass : taken) {
      var called = pass.called().stream().filter(toolOf::containsKey).toList();
      var step = tools.step(workflow, process, pass.path());
      called.forEach(each -> tools.implementedBy(workflow, step, toolOf.get(each)));
      if (called.isEmpty()) continue;
      var id = id(process.uuid()) + "/control/" + controls.size();
      crate.entities().add(id, "ControlAction", "name", "Step " + (pass.path().isEmpty() ? "body" : pass.path()) + " of "
          + process.processLabel(), "instrument", ref(step));
      called.forEach(each -> crate.entities().refer(id, "object", id(each)));
      controls.add(id);
    }
    if (taken.isEmpty()) tools.step(workflow, process, "");
    if (controls.isEmpty()) return;
    var id = id(process.uuid()) + "/organize";
    var action = crate.entities().add(id, "OrganizeAction", "name", "Clew runs " + process.processLabel(), "agent", ref(agent),
        "instrument",
        ref(engine), "result", ref(id(process.uuid())), "startTime", process.ctime().toString());
    if (process.sealed()) action.put("endTime", process.mtime().toString());
    controls.forEach(control -> crate.entities().refer(id, "object", control));
    crate.entities().refer(Crate.ROOT, "mentions", id);
  }

  /** Where the journal tells no steps, as that of a function or one that was deleted: all calls together. */
  private List<StepsTaken.Taken> callsAlone(ProcessRow process) {
    var called = scope.processes().stream().filter(each -> each.parentPk() != null && each.parentPk() == process.pk())
        .map(ProcessRow::uuid).toList();
    return called.isEmpty() ? List.of() : List.of(new StepsTaken.Taken("", called));
  }
}
