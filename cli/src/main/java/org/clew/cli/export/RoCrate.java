package org.clew.cli.export;

import static org.clew.cli.export.Entities.ref;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.clew.data.Blobs;
import org.clew.definition.Definitions;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;

/**
 * A process and all that it called as an RO-Crate 1.1. Of a workflow it conforms to the profile Provenance Run Crate 0.5 and
 * those that this extends; of anything else to Process Run Crate 0.5.
 */
final class RoCrate {
  static final String RO_CRATE = "https://w3id.org/ro/crate/1.1";
  static final String WORKFLOW_RO_CRATE = "https://w3id.org/workflowhub/workflow-ro-crate/1.0";
  static final String PROFILES = "https://w3id.org/ro/wfrun/";
  private static final String ENGINE = "#clew";
  private static final String AUTHOR = "#author";

  /**
   * What people say about a crate.
   *
   * @param name title, or null for one made of the process
   * @param description or null
   * @param license SPDX identifier or URL, or null
   */
  record About(String name, String description, String license, Who who) {}

  private final Crate crate = new Crate();
  private final Entities entities = crate.entities();

  private RoCrate() {}

  static Crate of(Store store, Blobs blobs, Definitions definitions, ProcessRow process, Scope scope, About about, Instant now,
      String version) {
    var made = new RoCrate();
    made.describe(process, about, now, version);
    var parameters = new Parameters(made.crate);
    var tools = new Tools(made.crate, definitions, blobs, parameters);
    var runs = new Runs(made.crate, store, scope, tools, parameters, new Values(made.crate, blobs));
    runs.add(made.author(about.who()), ENGINE);
    if (Tools.isWorkflow(process)) made.crate.root().put("mainEntity", ref(runs.toolOf(process)));
    made.listParts();
    return made.crate;
  }

  private void describe(ProcessRow process, About about, Instant now, String version) {
    boolean isWorkflow = Tools.isWorkflow(process);
    var title = process.label().isEmpty() ? process.processType() : process.label();
    entities.add(Crate.METADATA, "CreativeWork", "about", ref(Crate.ROOT), "conformsTo",
        isWorkflow ? List.of(ref(RO_CRATE), ref(WORKFLOW_RO_CRATE)) : List.of(ref(RO_CRATE)));
    entities.add(RO_CRATE, "CreativeWork", "name", "RO-Crate", "version", "1.1");
    entities.add(Crate.ROOT, "Dataset", "name", about.name() == null ? "Run of " + title : about.name(), "description",
        about.description() != null ? about.description() : !process.description().isEmpty() ? process.description()
            : "What " + title + " took, did and made on " + process.ctime().toString().substring(0, 10)
            + ", as Clew recorded it.",
        "datePublished", now.truncatedTo(ChronoUnit.MILLIS).toString(), "identifier", Values.urn(process.uuid()), "license",
            ref(license(about.license())), "author",
        ref(author(about.who())));
    profile("process", "Process Run Crate");
    if (isWorkflow) {
      profile("workflow", "Workflow Run Crate");
      profile("provenance", "Provenance Run Crate");
      entities.add(WORKFLOW_RO_CRATE, "CreativeWork", "name", "Workflow RO-Crate", "version", "1.0");
      entities.refer(Crate.ROOT, "conformsTo", WORKFLOW_RO_CRATE);
    }
    entities.add(ENGINE, "SoftwareApplication", "name", "Clew", "description", "Durable scientific workflows",
        "softwareVersion", version);
  }

  private void profile(String name, String title) {
    var id = PROFILES + name + "/0.5";
    entities.add(id, "CreativeWork", "name", title, "version", "0.5");
    entities.refer(Crate.ROOT, "conformsTo", id);
  }

  private String author(Who who) {
    var id = who.uri() == null ? AUTHOR : who.uri();
    entities.add(id, "Person", "name", who.name());
    return id;
  }

  private String license(String license) {
    if (license == null) {
      entities.add("#license", "CreativeWork", "name", "No licence chosen", "description",
          "Nobody has said how this may be used: ask the author.");
      return "#license";
    }
    var id = license.contains("://") ? license : "https://spdx.org/licenses/" + license;
    entities.add(id, "CreativeWork", "name", license, "description", "Licence of everything in this crate", "identifier", id);
    return id;
  }

  /** Every file and folder is part of the root, or of a folder that is. */
  private void listParts() {
    for (Map<String, Object> entity : entities.all()) {
      var id = (String) entity.get("@id");
      var types = entity.get("@type") instanceof List<?> list ? list : List.of(entity.get("@type"));
      if ((types.contains("File") || types.contains("Dataset")) && !id.equals(Crate.ROOT)) entities.refer(Crate.ROOT,
          "hasPart", id);
    }
    crate.root().putIfAbsent("hasPart", List.of());
  }
}
