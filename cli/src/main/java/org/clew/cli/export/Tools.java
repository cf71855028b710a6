package org.clew.cli.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.cli.text.Ordered;
import org.clew.data.Blobs;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.outline.If;
import org.clew.outline.Instruction;
import org.clew.outline.Return;
import org.clew.outline.Step;
import org.clew.outline.While;
import org.clew.store.Graph.ProcessRow;
import org.clew.workchain.ChainDefinition;

/**
 * What ran, as tools and workflows of a crate. The main workflow is a file: its source where it was run from one, else its
 * contract and outline; other workflows are entities without a file of their own.
 */
final class Tools {
  private static final String JAVA = "https://www.java.com/";

  private final Crate crate;
  private final Definitions definitions;
  private final Blobs blobs;
  private final Parameters parameters;
  private final Map<String, String> ids = new HashMap<>();

  Tools(Crate crate, Definitions definitions, Blobs blobs, Parameters parameters) {
    this.crate = crate;
    this.definitions = definitions;
    this.blobs = blobs;
    this.parameters = parameters;
  }

  static boolean isWorkflow(ProcessRow process) {
    return process.kind().equals("workchain") || process.kind().equals("workfunction");
  }

  /** The id of what a process ran; the first workflow that is asked for is the main one. */
  String of(ProcessRow process, Map<?, ?> version) {
    var known = ids.get(process.processType());
    if (known != null) return known;
    boolean isMain = isWorkflow(process) && ids.isEmpty();
    var definition = definitions.find(process.processType());
    var id = isMain ? main(process, version, definition) : "#" + Crate.uri(process.processType());
    ids.put(process.processType(), id);
    if (!isMain) crate.entities().add(id, isWorkflow(process) ? List.of("SoftwareSourceCode", "ComputationalWorkflow", "HowTo")
        : "SoftwareApplication");
    var entity = crate.entities().add(id, "Thing");
    entity.put("name", process.processType());
    Entities.set(entity, "description", definition.map(present -> present.spec().description()).filter(text -> !text.isEmpty())
        .orElse(process.processLabel() + ", a " + process.kind() + " of Clew"));
    Entities.set(entity, isWorkflow(process) ? "version" : "softwareVersion", version(version));
    if (isWorkflow(process)) entity.put("programmingLanguage", Entities.ref(language()));
    definition.ifPresent(present -> parameters.declare(id, present));
    if (definition.orElse(null) instanceof ChainDefinition<?, ?, ?> chain) {
      for (var path : paths(chain.program().outline().body())) step(id, process, path);
    }
    return id;
  }

  private String language() {
    crate.entities().add(JAVA, "ComputerLanguage", "name", "Java", "url", Entities.ref(JAVA), "identifier", Entities.ref(JAVA));
    return JAVA;
  }

  private static String version(Map<?, ?> version) {
    if (version.get("version") instanceof String number) return number;
    return version.get("source") instanceof String source ? "sha256:" + source : version.get("sha256") instanceof String hash
        ? "sha256:" + hash : null;
  }

  private String main(ProcessRow process, Map<?, ?> version, Optional<Definition> definition) {
    var types = List.of("File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo");
    if (version.get("source") instanceof String source && version.get("source_size") instanceof Long size) {
      var name = String.valueOf(version.get("file"));
      return crate.file("workflow/" + name, types, name, new Content.Stored(blobs.blob(source, size)), size, "sha256", source,
          "encodingFormat", "text/x-java-source");
    }
    var contract = definition.map(Tools::contract).orElseGet(() -> Ordered.map("name", process.processType(), "kind",
        process.kind()));
    if (version.get("class") instanceof String owner) contract.put("class", owner);
    var bytes = Pretty.json(contract);
    return crate.file("workflow/" + process.processType() + ".json", types, process.processType() + ".json",
        new Content.Text(bytes), bytes.length);
  }

  private static Map<String, Object> contract(Definition definition) {
    var contract = new LinkedHashMap<String, Object>(definition.spec().describe());
    if (definition instanceof ChainDefinition<?, ?, ?> chain) contract.put("outline", chain.program().outline().describe());
    return contract;
  }

  /** The step of a workflow, made if need be; the empty path is the body of a function. */
  String step(String workflow, ProcessRow process, String path) {
    var id = "#" + Crate.uri(process.processType()) + "/steps/" + Crate.uri(path.isEmpty() ? "body" : path);
    if (crate.entities().has(id)) return id;
    var steps = crate.entities().add(workflow, "Thing").get("step") instanceof List<?> list ? list.size() : 0;
    crate.entities().add(id, "HowToStep", "name", path.isEmpty() ? "body" : path, "position", String.valueOf(steps));
    crate.entities().refer(workflow, "step", id);
    return id;
  }

  /** Says which tool does a step. */
  void implementedBy(String workflow, String step, String tool) {
    crate.entities().refer(step, "workExample", tool);
    crate.entities().refer(workflow, "hasPart", tool);
  }

  /** Steps that called nothing are done by code of the workflow itself. */
  void completeSteps() {
    for (var entity : crate.entities().all()) {
      if (!(entity.get("@type") instanceof List<?> types) || !types.contains("ComputationalWorkflow")) continue;
      for (var each : entity.get("step") instanceof List<?> steps ? steps : List.of()) {
        var step = crate.entities().add((String) ((Map<?, ?>) each).get("@id"), "HowToStep");
        if (!step.containsKey("workExample")) complete(entity, step);
      }
    }
  }

  private void complete(Map<String, Object> workflow, Map<String, Object> step) {
    var code = step.get("@id") + "/code";
    crate.entities().add(code, "SoftwareApplication", "name", step.get("name") + " of " + workflow.get("name"), "description",
        "Code of the workflow itself, which called no other process in this run", "softwareVersion", workflow.get("version"));
    implementedBy((String) workflow.get("@id"), (String) step.get("@id"), code);
  }

  private static List<String> paths(List<? extends Instruction<?>> body) {
    var paths = new ArrayList<String>();
    collect(paths, "", body);
    return paths;
  }

  private static void collect(List<String> paths, String block, List<? extends Instruction<?>> body) {
    for (var instruction : body) {
      switch (instruction) {
        case Step<?> step -> paths.add(block + step.id());
        case While<?> loop -> collect(paths, block + loop.id() + "/", loop.body());
        case If<?> choice -> choice.branches().forEach(branch -> collect(paths, block + choice.id() + "/" + branch.label()
            + "/", branch.body()));
        case Return<?> _ -> {
          // calls nothing
        }
      }
    }
  }
}
