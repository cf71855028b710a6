package org.clew.archive.aiida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.archive.ArchiveException;
import org.clew.archive.Archives;
import org.clew.checkpoint.Integrity;
import org.clew.data.DataTypes;
import org.clew.data.ForeignData;
import org.clew.registry.CodeRegistry;
import org.clew.store.Fixtures;
import org.clew.store.Graph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AiidaArchiveTest {
  @TempDir Path folder;

  private Archives here;
  private AiidaFixture aiida;

  @BeforeEach void open() {
    here = Archives.temporary();
    aiida = new AiidaFixture(folder);
  }

  @AfterEach void close() {
    aiida.close();
    here.close();
  }

  private int chain;
  private int job;
  private int bands;
  private int sum;

  /** A work chain calls a job with two numbers and a code; it gives a sum, retrieved files and bands. */
  private Path archive() {
    int computer = aiida.computer("daint", "daint.example.org", "core.ssh", "core.slurm");
    int x = aiida.data("data.core.int.Int.", Map.of("value", 3L));
    int code = aiida.node("data.core.code.installed.InstalledCode.", null, "add",
        Map.of("filepath_executable", "/bin/bash", "with_mpi", false), Map.of(), computer);
    chain = aiida.node("process.workflow.workchain.WorkChainNode.", "aiida.workflows:core.arithmetic.multiply_add", "my chain",
        Map.of("process_state", "finished", "process_label", "MultiplyAddWorkChain", "exit_status", 400L, "exit_message",
            "negative", "sealed", true, "checkpoints", "!!python/object:evil", "stepper_state_info", "1:add", "version",
            Map.of("core", "2.6.2")), Map.of(), null);
    job = aiida.node("process.calculation.calcjob.CalcJobNode.", "aiida.calculations:core.arithmetic.add", "",
        Map.of("process_state", "finished", "process_label", "ArithmeticAddCalculation", "exit_status", 0L, "sealed", true,
            "job_id", "4711", "scheduler_state", "done", "remote_workdir", "/scratch/ada/12/34", "retrieve_list",
            List.of("aiida.out")),
        Map.of("aiida.in", "echo 7", ".aiida/job_tmpl.json", "{}"), computer);
    sum = aiida.data("data.core.int.Int.", Map.of("value", 7L));
    int retrieved = aiida.node("data.core.folder.FolderData.", null, "", Map.of(), Map.of("aiida.out", "7\n"), null);
    int remote = aiida.node("data.core.remote.RemoteData.", null, "", Map.of("remote_path", "/scratch/ada/12/34"), Map.of(),
        computer);
    bands = aiida.node("data.core.array.bands.BandsData.", null, "", Map.of("array|bands", List.of(2L, 3L), "units", "eV"),
        Map.of("bands.npy", "numbers"), null);
    aiida.link(x, chain, "input_work", "x");
    aiida.link(chain, job, "call_calc", "CALL");
    aiida.link(x, job, "input_calc", "x");
    aiida.link(code, job, "input_calc", "code");
    aiida.link(job, sum, "create", "sum");
    aiida.link(job, retrieved, "create", "retrieved");
    aiida.link(job, remote, "create", "remote_folder");
    aiida.link(job, bands, "create", "bands");
    aiida.link(chain, sum, "return", "result");
    aiida.log(chain, "REPORT", "submitted the job");
    aiida.comment(sum, "looks right");
    aiida.group("papers/one", "core", chain, sum);
    return aiida.write(folder.resolve("results.aiida"));
  }

  @Test void everythingComesAlong() {
    var plan = here.importing(archive());
    assertThat(plan.newNodes()).isEqualTo(8);
    assertThat(plan.newLinks()).isEqualTo(9);
    var process = process(chain);
    assertThat(List.of(process.kind(), process.processType(), process.processLabel(), process.state(), process.exitStatus(),
        process.exitMessage(), process.label()))
        .isEqualTo(List.of("workchain", "aiida.workflows:core.arithmetic.multiply_add", "MultiplyAddWorkChain", "finished", 400,
            "negative", "my chain"));
    assertThat(process.sealed()).isTrue();
    assertThat(process.ctime()).isEqualTo(Instant.parse("2024-02-03T04:05:06.789012Z"));
    assertThat(node(chain).content())
        .isEqualTo(Map.of("stepper_state_info", "1:add", "version", Map.of("core", "2.6.2"), "imported_from", "results.aiida"));
    assertThat(here.store().graph().called(process.pk())).extracting(Graph.ProcessRow::pk).containsExactly(node(job).pk());
    assertThat(here.store().graph().logs(process.pk())).singleElement().satisfies(log -> {
      assertThat(log.level()).isEqualTo(23);
      assertThat(log.message()).isEqualTo("submitted the job");
    });
    assertThat(here.store().annotations().comments(node(sum).pk())).singleElement().satisfies(comment -> {
      assertThat(comment.author()).isEqualTo("ada@example.org");
      assertThat(comment.text()).isEqualTo("looks right");
    });
    var groups = here.store().annotations().groups();
    assertThat(groups.size(groups.group("papers/one", "core").orElseThrow().uuid())).isEqualTo(2);
    assertThat(here.store().annotations().extras(node(sum).pk())).isEqualTo(Map.of("_aiida_hash", "abc", "aiida",
        Map.of("node_type", "data.core.int.Int", "user", "ada@example.org")));
    assertThat(Integrity.of(here.store(), _ -> { }).findings()).isEmpty();
  }

  @Test void jobsCodesAndComputersAreUsable() {
    var plan = here.importing(archive());
    assertThat(process(job).schedulerState()).isEqualTo("done");
    var attributes = (Map<?, ?>) node(job).content();
    assertThat(attributes.get("job_id")).isEqualTo("4711");
    assertThat(attributes.get("computer")).isEqualTo("daint");
    var input = (Map<?, ?>) ((Map<?, ?>) attributes.get("input_files")).get("aiida.in");
    assertThat(here.repository().blob((String) input.get("sha256"), (Long) input.get("size")).bytes())
        .isEqualTo("echo 7".getBytes(StandardCharsets.UTF_8));
    assertThat(plan.addedComputers()).containsExactly("daint");
    var computer = here.computers().find("daint").orElseThrow().computer();
    assertThat(List.of(computer.hostname(), computer.transport(), computer.scheduler(), computer.workDir().template(),
        computer.mpirun().words()))
        .isEqualTo(List.of("daint.example.org", "ssh", "slurm", "/scratch/{username}/aiida", List.of("srun")));
    assertThat(CodeRegistry.of(here.store()).find("add@daint")).isPresent();
  }

  @Test void dataWithoutCounterpartAreKeptAndTold() {
    var plan = here.importing(archive());
    assertThat(plan.notes()).containsExactly(
        "data of type data.core.array.bands.BandsData have no counterpart: they are data.foreign, with attributes and files");
    var row = node(bands);
    var foreign = (ForeignData) DataTypes.read(row.nodeType(), row.content(), here.repository());
    assertThat(foreign.foreignType()).isEqualTo("data.core.array.bands.BandsData");
    assertThat(foreign.attributes()).isEqualTo(Map.of("array|bands", List.of(2L, 3L), "units", "eV"));
    assertThat(new String(foreign.files().get("bands.npy").bytes(), StandardCharsets.UTF_8)).isEqualTo("numbers");
    assertThat(foreign.plain()).isEqualTo(row.content());
  }

  @Test void aSecondImportChangesNothingAndAnArchiveOfClewHoldsTheSame() {
    var file = archive();
    here.importing(file);
    var again = here.importing(file);
    assertThat(List.of(again.newNodes(), again.newLinks(), again.knownNodes())).isEqualTo(List.of(0L, 0L, 8L));
    try (var there = Archives.temporary()) {
      assertThat(there.importing(here.exportAll("ours.zip")).newNodes()).isEqualTo(8);
      assertThat(there.importing(file).newNodes()).isZero();
    }
  }

  @Test void valuesThatJsonOfClewCannotHoldStayText() {
    int huge = aiida.row("data.core.dict.Dict.", null, "", "{\"n\": 123456789012345678901234567890, \"x\": NaN}", Map.of(), null);
    here.importing(aiida.write(folder.resolve("x.aiida")));
    assertThat(node(huge).content()).isEqualTo(Map.of("json", "{\"n\": 123456789012345678901234567890, \"x\": NaN}"));
  }

  @Test void uuidsWithoutDashes() {
    int id = aiida.data("data.core.int.Int.", Map.of("value", 1L));
    aiida.sql("UPDATE db_dbnode SET uuid = replace(uuid, '-', '')");
    here.importing(aiida.write(folder.resolve("x.aiida")));
    assertThat(node(id).content()).isEqualTo(1L);
  }

  @Test void processesThatHaveNotEndedAreRefused() {
    aiida.node("process.workflow.workchain.WorkChainNode.", "x", "", Map.of("process_state", "waiting"), Map.of(), null);
    assertThat(refusal()).contains("has not ended: 'waiting'");
  }

  @Test void otherVersionsAreRefusedWithWhatToDo() {
    aiida.metadata.put("export_version", "0.12");
    assertThat(refusal()).contains("before AiiDA 2").contains("verdi archive migrate x.aiida");
    aiida.metadata.put("export_version", "main_0042");
    assertThat(refusal()).contains("main_0042");
    aiida.metadata.put("export_version", "main_0001");
    aiida.metadata.put("key_format", "uuid");
    assertThat(refusal()).contains("only sha256");
    aiida.metadata.remove("export_version");
    assertThat(refusal()).contains("export_version");
  }

  @Test void damagedArchivesAreRefused() throws Exception {
    archive();
    var object = aiida.objects().keySet().iterator().next();
    var content = aiida.objects().put(object, new byte[] {1});
    assertThat(refusal()).contains("another content than its name says");
    aiida.objects().remove(object);
    assertThat(refusal()).contains("is not in the archive");
    aiida.objects().put(object, content);
    aiida.objects().put("repo/../../evil", content);
    assertThat(refusal()).contains("does not belong into an archive");
    aiida.objects().remove("repo/../../evil");
    aiida.sql("CREATE VIEW evil AS SELECT 1");
    assertThat(refusal()).contains("views or triggers");
    aiida.sql("DROP VIEW evil");
    aiida.sql("DROP TABLE db_dblog");
    assertThat(refusal()).contains("lacks the tables db_dblog");
    var whole = Files.readAllBytes(folder.resolve("x.aiida"));
    Files.write(folder.resolve("x.aiida"), java.util.Arrays.copyOf(whole, whole.length - 100));
    assertThat(refusal(folder.resolve("x.aiida"))).contains("is not whole");
  }

  private String refusal() {
    return refusal(aiida.write(folder.resolve("x.aiida")));
  }

  private String refusal(Path file) {
    var refused = catchThrowableOfType(ArchiveException.class, () -> here.importing(file));
    assertThat(refused).isNotNull();
    assertThat(Fixtures.pks(here.store())).isEmpty();
    assertThat(refused.getMessage()).doesNotContain("\n").doesNotContain("Exception");
    return refused.getMessage() + " " + String.join(" ", refused.details());
  }

  private Graph.NodeRow node(int id) {
    return here.store().graph().node(UUID.fromString(AiidaFixture.uuid(id))).orElseThrow();
  }

  private Graph.ProcessRow process(int id) {
    return here.store().graph().process(node(id).pk()).orElseThrow();
  }
}
