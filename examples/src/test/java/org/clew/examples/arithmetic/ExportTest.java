package org.clew.examples.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.examples.arithmetic.Exported.ids;
import static org.clew.examples.arithmetic.Exported.types;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.clew.cli.Cli;
import org.clew.cli.Shell;
import org.clew.examples.Programs;
import org.clew.store.PlainJson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of arithmetic.multiply_add in the words of others. Each requirement (MUST) stands beside the place that makes it; those
 * of profiles:
 * <ul>
 * <li>RO-Crate 1.1: https://www.researchobject.org/ro-crate/specification/1.1/
 * <li>Workflow RO-Crate 1.0: https://w3id.org/workflowhub/workflow-ro-crate/1.0
 * <li>Process, Workflow and Provenance Run Crate 0.5: https://w3id.org/ro/wfrun/process/0.5, …/workflow/0.5, …/provenance/0.5
 * <li>PROV-JSON: https://www.w3.org/submissions/2013/SUBM-prov-json-20130424/
 * </ul>
 */
class ExportTest {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @TempDir static Path folder;
  private static Path home;
  private static Path crateFolder;
  private static Exported crate;
  private static Map<?, ?> prov;
  private static String run;

  @BeforeAll static void export() throws Exception {
    home = folder.resolve("home");
    crateFolder = folder.resolve("crate");
    var ran = (Map<?, ?>) PlainJson.read(clew("run", "arithmetic.multiply_add", "x=2", "y=3", "z=4", "--json"));
    run = (String) ran.get("uuid");
    clew("export", "ro-crate", run, "-o", crateFolder.toString(), "--license", "CC-BY-4.0", "--author", "Ada Example", "--orcid",
        "0000-0002-1825-0097");
    crate = new Exported(Files.readString(crateFolder.resolve("ro-crate-metadata.json")));
    clew("export", "prov", run, "-o", folder.resolve("prov.json").toString(), "--author", "Ada Example");
    prov = (Map<?, ?>) PlainJson.read(Files.readString(folder.resolve("prov.json")));
  }

  private static String clew(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status = Cli.run(new Shell(home, new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Map.of(), 0), arguments);
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> root() {
    return crate.entity("./");
  }

  private static Map<String, Object> mainWorkflow() {
    return crate.referred(root(), "mainEntity").getFirst();
  }

  // https://www.researchobject.org/ro-crate/specification/1.1/appendix/jsonld.html#ro-crate-json-ld: flattened, one @graph
  @Test void theGraphIsFlatAndEveryReferenceResolves() {
    assertThat((List<?>) crate.document.get("@context")).first().isEqualTo("https://w3id.org/ro/crate/1.1/context");
    assertThat(crate.document.keySet()).hasSize(2);
    var known = crate.all().stream().map(entity -> entity.get("@id")).toList();
    assertThat(crate.references()).isNotEmpty().allSatisfy(id -> assertThat(known.contains(id) || id.startsWith(
        "https://w3id.org/ro/terms/workflow-run#")).as(id).isTrue());
    assertThat(crate.all()).allSatisfy(entity -> assertThat(entity).containsKeys("@id", "@type").doesNotContainKey("pk"));
    assertThat(crate.all()).filteredOn(entity -> !entity.get("@id").equals("ro-crate-metadata.json"))
        .allSatisfy(entity -> assertThat(entity)
        .containsKey("name"));
  }

  // https://www.researchobject.org/ro-crate/specification/1.1/root-data-entity.html
  @Test void descriptorAndRootAreAsRoCrateWantsThem() {
    var descriptor = crate.entity("ro-crate-metadata.json");
    assertThat(types(descriptor)).containsExactly("CreativeWork");
    assertThat(ids(descriptor, "about")).containsExactly("./");
    assertThat(ids(descriptor, "conformsTo")).contains("https://w3id.org/ro/crate/1.1");
    assertThat(types(root())).containsExactly("Dataset");
    assertThat(root()).containsKeys("name", "description", "license");
    assertThat(OffsetDateTime.parse((String) root().get("datePublished"))).isNotNull();
    assertThat(crate.referred(root(), "license").getFirst()).containsEntry("@id", "https://spdx.org/licenses/CC-BY-4.0")
        .containsKeys("name",
        "description");
    assertThat(crate.referred(root(), "author").getFirst()).containsEntry("@id", "https://orcid.org/0000-0002-1825-0097")
        .containsEntry("name", "Ada Example");
  }

  // https://www.researchobject.org/ro-crate/specification/1.1/data-entities.html: files and folders are there, and linked from
  // the root
  @Test void everyFileIsInTheCrateWithItsContent() throws Exception {
    var parts = new HashSet<>(ids(root(), "hasPart"));
    assertThat(crate.ofType("File")).hasSize(5).allSatisfy(file -> {
      assertThat(parts).contains((String) file.get("@id"));
      var bytes = Files.readAllBytes(crateFolder.resolve((String) file.get("@id")));
      assertThat(file.get("contentSize")).isEqualTo(String.valueOf(bytes.length));
      if (file.get("sha256") != null) assertThat(file.get("sha256")).isEqualTo(HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    });
    assertThat(crate.ofType("Dataset")).filteredOn(each -> !each.get("@id").equals("./")).hasSize(2).allSatisfy(directory -> {
      assertThat((String) directory.get("@id")).endsWith("/");
      assertThat(parts).contains((String) directory.get("@id"));
      assertThat(crateFolder.resolve((String) directory.get("@id"))).isDirectory();
    });
  }

  // https://w3id.org/workflowhub/workflow-ro-crate/1.0#main-workflow
  @Test void theMainWorkflowIsAFileInALanguage() {
    assertThat(types(mainWorkflow())).contains("File", "SoftwareSourceCode", "ComputationalWorkflow");
    assertThat(types(crate.referred(mainWorkflow(), "programmingLanguage").getFirst())).containsExactly("ComputerLanguage");
    assertThat(root()).containsKey("license");
  }

  // https://w3id.org/ro/wfrun/process/0.5#requirements, …/workflow/0.5#requirements, …/provenance/0.5#requirements: Dataset,
  // conformsTo
  @Test void theProfilesAreNamed() {
    for (var name : List.of("process", "workflow", "provenance")) {
      var profile = "https://w3id.org/ro/wfrun/" + name + "/0.5";
      assertThat(ids(root(), "conformsTo")).contains(profile);
      assertThat(types(crate.entity(profile))).containsExactly("CreativeWork");
    }
  }

  // https://w3id.org/ro/wfrun/process/0.5#requirements: CreateAction; …/workflow/0.5: the main workflow is the instrument of one
  @Test void everyProcessIsAnActionOfATool() {
    assertThat(crate.ofType("CreateAction")).hasSize(3).allSatisfy(action -> {
      assertThat((String) action.get("@id")).matches("#" + UUID);
      assertThat(crate.referred(action, "instrument")).singleElement().satisfies(tool -> assertThat(types(tool))
          .containsAnyOf("SoftwareApplication",
          "SoftwareSourceCode", "ComputationalWorkflow"));
      assertThat(ids(root(), "mentions")).contains((String) action.get("@id"));
      assertThat(crate.referred(action, "agent").getFirst()).containsEntry("name", "Ada Example");
      assertThat(OffsetDateTime.parse((String) action.get("endTime")))
          .isAfterOrEqualTo(OffsetDateTime.parse((String) action.get("startTime")));
      assertThat(action).containsEntry("actionStatus", "http://schema.org/CompletedActionStatus").doesNotContainKey("error");
    });
    var main = crate.entity("#" + run);
    assertThat(crate.referred(main, "instrument")).containsExactly(mainWorkflow());
    assertThat(crate.referred(main, "object")).filteredOn(value -> types(value).contains("PropertyValue"))
        .extracting(value -> value.get("value"))
        .containsExactly(2L, 3L, 4L);
    assertThat(crate.referred(main, "result")).extracting(value -> value.get("value")).containsExactly(10L);
  }

  // https://w3id.org/ro/wfrun/workflow/0.5#requirements: FormalParameter, additionalType; referenced via input and output
  @Test void parametersAreDefinedAndRealised() {
    var declared = new HashSet<String>();
    for (var tool : crate.all()) {
      declared.addAll(ids(tool, "input"));
      declared.addAll(ids(tool, "output"));
    }
    assertThat(crate.ofType("FormalParameter")).allSatisfy(parameter -> {
      assertThat(parameter.get("additionalType")).isNotNull();
      assertThat(declared).contains((String) parameter.get("@id"));
    });
    assertThat(crate.referred(mainWorkflow(), "input")).extracting(parameter -> parameter.get("name"))
        .containsExactly("x", "y", "z", "code");
    assertThat(crate.ofType("PropertyValue")).hasSize(5).allSatisfy(value -> assertThat(crate.referred(value, "exampleOfWork"))
        .isNotEmpty()
        .allSatisfy(parameter -> assertThat(types(parameter)).containsExactly("FormalParameter")));
  }

  // https://w3id.org/ro/wfrun/provenance/0.5#requirements: ComputationalWorkflow, HowToStep
  @Test void theWorkflowHasStepsThatToolsDo() {
    assertThat(types(mainWorkflow())).contains("File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo");
    var steps = crate.referred(mainWorkflow(), "step");
    assertThat(steps).extracting(step -> step.get("name")).containsExactly("multiply", "add", "validate");
    var parts = ids(mainWorkflow(), "hasPart");
    assertThat(steps).allSatisfy(step -> {
      assertThat(types(step)).containsExactly("HowToStep");
      assertThat(ids(step, "workExample")).isNotEmpty().allSatisfy(tool -> assertThat(parts).contains(tool));
    });
    assertThat(steps).extracting(step -> Integer.parseInt((String) step.get("position"))).isSorted();
    assertThat(ids(steps.get(1), "workExample")).containsExactly("#arithmetic.add");
  }

  // https://w3id.org/ro/wfrun/provenance/0.5#requirements: ControlAction, OrganizeAction
  @Test void theEngineAndItsStepsAreActions() {
    var controls = crate.ofType("ControlAction");
    assertThat(controls).hasSize(2).allSatisfy(control -> {
      assertThat(crate.referred(control, "instrument")).singleElement()
          .satisfies(step -> assertThat(types(step)).containsExactly("HowToStep"));
      assertThat(crate.referred(control, "object")).isNotEmpty().allSatisfy(action -> {
        assertThat(types(action)).containsExactly("CreateAction");
        assertThat(ids(crate.referred(control, "instrument").getFirst(), "workExample")).containsAll(ids(action, "instrument"));
      });
    });
    assertThat(crate.ofType("OrganizeAction")).singleElement().satisfies(organize -> {
      assertThat(crate.referred(organize, "instrument").getFirst()).containsEntry("name", "Clew")
          .containsEntry("@type", "SoftwareApplication");
      assertThat(crate.referred(organize, "object")).containsExactlyElementsOf(controls);
      assertThat(ids(organize, "result")).containsExactly("#" + run);
    });
  }

  @Test void aZipHoldsTheSame() throws Exception {
    var zip = folder.resolve("crate.zip");
    clew("export", "ro-crate", run, "-o", zip.toString(), "--author", "Ada Example");
    try (var opened = new ZipFile(zip.toFile())) {
      assertThat(opened.stream().filter(entry -> !entry.isDirectory()).count()).isEqualTo(6);
      var metadata = new String(opened.getInputStream(opened.getEntry("ro-crate-metadata.json")).readAllBytes(),
          StandardCharsets.UTF_8);
      assertThat(new Exported(metadata).entity("#license")).containsEntry("name", "No licence chosen");
    }
  }

  // https://www.w3.org/submissions/2013/SUBM-prov-json-20130424/: required members of each relation, identifiers with a
  // declared prefix
  @Test void provRelationsAreWholeAndNameWhatIsThere() {
    var required = Map.of("used", List.of("prov:activity", "prov:entity"), "wasGeneratedBy",
        List.of("prov:entity", "prov:activity"),
        "wasInformedBy", List.of("prov:informed", "prov:informant"), "wasStartedBy", List.of("prov:activity", "prov:starter"),
        "wasDerivedFrom", List.of("prov:generatedEntity", "prov:usedEntity"), "wasAssociatedWith",
            List.of("prov:activity", "prov:agent"),
        "wasInfluencedBy", List.of("prov:influencee", "prov:influencer"), "actedOnBehalfOf",
            List.of("prov:delegate", "prov:responsible"));
    var known = new HashSet<Object>();
    for (var kind : List.of("entity", "activity", "agent")) known.addAll(section(kind).keySet());
    assertThat(section("entity").keySet()).allSatisfy(id -> assertThat(id).matches("uuid:" + UUID));
    required.forEach((relation, members) -> assertThat(section(relation).values()).as(relation).isNotEmpty().allSatisfy(each -> {
      for (var member : members) assertThat(known).contains(((Map<?, ?>) each).get(member));
    }));
    assertThat(section("prefix")).containsEntry("uuid", "urn:uuid:").containsEntry("prov", "http://www.w3.org/ns/prov#");
    assertThat(PlainJson.write(prov)).doesNotContain("\"pk\"");
  }

  @Test void provTellsWhatCameOfWhat() {
    assertThat(section("activity")).hasSize(3);
    assertThat(section("entity")).hasSize(8);
    assertThat(section("wasStartedBy")).hasSize(2);
    assertThat(section("wasGeneratedBy")).hasSize(4);
    assertThat(section("wasInformedBy")).hasSize(1);
    var sources = new ArrayList<>();
    section("wasDerivedFrom").values().forEach(each -> sources.add(value(((Map<?, ?>) each).get("prov:usedEntity")) + " -> "
        + value(((Map<?, ?>) each).get("prov:generatedEntity"))));
    assertThat(sources).contains("2 -> 6", "3 -> 6", "6 -> 10", "4 -> 10").doesNotContain("2 -> 10");
    assertThat(section("wasInfluencedBy")).hasSize(1);
  }

  @Test void anotherImplementationOfProvReadsItAndGivesItBack() throws Exception {
    var back = folder.resolve("prov-back.json");
    var said = folder.resolve("prov-convert.txt");
    var convert = new ProcessBuilder(Programs.executable("prov-convert", "prov-tools").toString(), "-f", "json",
        folder.resolve("prov.json").toString(), back.toString()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(convert.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(convert.exitValue()).as(Files.readString(said)).isZero();
    assertThat(ProvStatements.of((Map<?, ?>) PlainJson.read(Files.readString(back)))).isEqualTo(ProvStatements.of(prov));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> section(String name) {
    return (Map<String, Object>) prov.get(name);
  }

  private static Object value(Object entity) {
    return section("entity").get(entity) instanceof Map<?, ?> map && map.get("prov:value") instanceof Map<?, ?> typed
        ? typed.get("$") : entity;
  }
}
