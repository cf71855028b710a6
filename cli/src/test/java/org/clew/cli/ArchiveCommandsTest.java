package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.cli.archive.ExportRules;
import org.clew.cli.node.DeleteRules;
import org.clew.provenance.TraversalRule;
import org.clew.provenance.TraversalRule.Purpose;
import org.clew.store.PlainJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

class ArchiveCommandsTest {
  private static final History PAST = History.get();

  @TempDir Path folder;
  private Clew there;

  @BeforeEach void emptyHome() {
    there = new Clew(folder.resolve("home"));
  }

  private String archive(String... nodes) {
    var file = folder.resolve("a.zip").toString();
    PAST.json(Stream.concat(Stream.of("archive", "create", file, "-N"), Stream.of(nodes)).toArray(String[]::new));
    return file;
  }

  @Test void whatWasArchivedLooksTheSameElsewhere() {
    var made = PAST.run("archive", "create", folder.resolve("a.zip").toString(), "-N", PAST.caller, PAST.job).ok();
    assertThat(made.out()).matches("Wrote .*a\\.zip: \\d+ nodes, \\d+ links, .*files; .*\n");
    var said = there.json("archive", "import", folder.resolve("a.zip").toString());
    var report = said.list("archives").getFirst();
    assertThat(report.keySet()).containsExactly("file", "new_nodes", "known_nodes", "new_links", "new_files", "logs", "comments",
        "groups", "group", "added_computers", "renamed_computers", "codes", "notes");
    assertThat(report.get("known_nodes")).isEqualTo(0L);
    var uuid = (String) PAST.json("process", "show", PAST.caller).json().get("uuid");
    assertThat(there.run("process", "status", uuid).ok().out().replaceAll("<\\d+>", ""))
        .isEqualTo(PAST.run("process", "status", PAST.caller).ok().out().replaceAll("<\\d+>", ""));
    assertThat(there.json("process", "list", "-a").list("processes"))
        .allSatisfy(process -> assertThat(process.get("state")).isEqualTo("finished"));
    var job = (String) PAST.json("process", "show", PAST.job).json().get("uuid");
    assertThat(there.run("calcjob", "outputls", job).ok().out()).isEqualTo(PAST.run("calcjob", "outputls", PAST.job).ok().out());
    assertThat(there.run("calcjob", "inputls", job).ok().out()).isEqualTo(PAST.run("calcjob", "inputls", PAST.job).ok().out());
    there.run("storage", "integrity").ok();
    assertThat(there.run("process", "kill", uuid).refusal(1)).contains("has ended", "was imported");
    assertThat(there.run("archive", "import", folder.resolve("a.zip").toString()).ok().out())
        .contains(": 0 new nodes, 0 links, 0 files;");
  }

  @Test void processesThatHaveNotEndedAreNamed() {
    var refused = PAST.run("archive", "create", folder.resolve("a.zip").toString(), "--all").refusal(1);
    assertThat(refused).contains("have not ended", PAST.created + ", " + PAST.paused, "kill them");
    assertThat(folder.resolve("a.zip")).doesNotExist();
  }

  @Test void whatIsNotThereIsToldAtOnce() {
    var file = folder.resolve("a.zip").toString();
    var error = PAST.run("archive", "create", file, "-N", "nothing", "987654", "-G", "nobody", "-X", "no@where", "-Y", "nowhere",
        "--json").error();
    assertThat((List<?>) error.get("details")).hasSize(5);
    assertThat(PAST.run("archive", "create", file).refusal(2)).contains("--all", "--nodes");
    assertThat(PAST.run("archive", "create", file, "-a", "-N", "1").refusal(2)).contains("either");
    assertThat(PAST.run("archive", "create", file, "-N", PAST.sum, "--compress", "12").refusal(2)).contains("0 to 9");
    assertThat(PAST.run("archive", "create", folder.resolve("no/a.zip").toString(), "-N", PAST.sum).refusal(1))
        .contains("no folder");
    assertThat(PAST.run("archive", "create", folder.toString(), "-N", PAST.sum).refusal(1)).contains("is a folder");
  }

  @Test void aFileIsReplacedOnlyByForce() throws Exception {
    var file = folder.resolve("a.zip");
    Files.writeString(file, "precious");
    assertThat(PAST.run("archive", "create", file.toString(), "-N", PAST.sum).refusal(1)).contains("exists", "--force");
    assertThat(Files.readString(file)).isEqualTo("precious");
    PAST.run("archive", "create", file.toString(), "-N", PAST.sum, "-f").ok();
    PAST.run("archive", "info", file.toString()).ok();
  }

  @Test void dryRunsWriteNothing() {
    var file = folder.resolve("b.zip");
    assertThat(PAST.run("archive", "create", file.toString(), "-N", PAST.sum, "--dry-run").ok().out())
        .contains("would hold", "nothing was written");
    assertThat(file).doesNotExist();
    assertThat(there.run("archive", "import", archive(PAST.sum), "--dry-run").ok().out()).startsWith("Would import");
    assertThat(there.json("process", "list", "-a").list("processes")).isEmpty();
  }

  @Test void infoTellsWhatIsInside() {
    var file = archive(PAST.sum);
    var brief = there.json("archive", "info", file).json();
    assertThat(brief.keySet())
        .containsExactly("file", "bytes", "format", "version", "creator", "created", "parameters", "counts");
    var detailed = there.json("archive", "info", file, "--detailed").json();
    assertThat(detailed).containsEntry("whole", true);
    assertThat(((Map<?, ?>) detailed.get("process_types")).keySet().stream().map(String::valueOf)).contains("test.sum");
    assertThat(there.run("archive", "info", file).ok().out()).contains("counts: nodes");
    assertThat(PAST.run("archive", "create", folder.resolve("one.zip").toString(), "-N", PAST.sum).ok().out()).isNotEmpty();
    assertThat(there.run("archive", "info", folder.resolve("one.zip").toString()).ok().out())
        .contains("input_calc_backward, create_forward")
        .doesNotContain("return_backward", "{");
  }

  @Test void whatCannotBeReadIsOneSentence() throws Exception {
    var file = Files.writeString(folder.resolve("x.zip"), "no zip").toString();
    assertThat(there.run("archive", "import", file).refusal(1)).isEqualTo("clew: x.zip is not an archive: it is no zip file.");
    assertThat(there.run("archive", "import", "absent.zip").refusal(1)).contains("There is no file absent.zip");
    assertThat(there.run("archive", "import", "https://example.org/run.aiida").refusal(1)).contains("fetch run.aiida");
    assertThat(there.run("archive", "import", folder.toString()).refusal(1)).endsWith("is a folder: name an archive.");
    assertThat(there.run("archive", "import", file, "--extras-mode", "maybe").refusal(2)).contains("kcl");
    assertThat(there.run("archive", "info", file, "--json").error().get("code")).isEqualTo("refused");
  }

  @Test void theOptionsAreTheRulesThatMayBeChosen() {
    assertThat(options(new ExportRules())).isEqualTo(changeable(Purpose.EXPORT));
    assertThat(options(new DeleteRules())).isEqualTo(changeable(Purpose.DELETE));
  }

  private static TreeSet<String> options(Object mixin) {
    return CommandSpec.forAnnotatedObject(mixin).options().stream()
        .map(option -> option.longestName().substring(2).replace('-', '_'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static TreeSet<String> changeable(Purpose purpose) {
    return Stream.of(TraversalRule.values()).filter(rule -> !rule.isFixed(purpose)).map(TraversalRule::durable)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test void rulesChangeWhatIsTaken() {
    var output = (Map<?, ?>) ((Map<?, ?>) PAST.json("process", "show", PAST.sum).json().get("outputs")).get("sum");
    var file = folder.resolve("c.zip").toString();
    var alone = PAST.json("archive", "create", file, "-N", Clew.pk(output), "--no-create-backward", "-n").json();
    assertThat(alone.get("counts")).isEqualTo(Map.of("nodes", 1L));
    var whole = PAST.json("archive", "create", file, "-N", Clew.pk(output), "-n").json();
    assertThat((Long) ((Map<?, ?>) whole.get("counts")).get("nodes")).isGreaterThan(3);
  }

  @Test void deletionShowsAsksAndDeletes() {
    there.run("archive", "import", archive(PAST.caller)).ok();
    var uuid = (String) PAST.json("process", "show", PAST.caller).json().get("uuid");
    var shown = there.run("node", "delete", uuid, "--dry-run").ok();
    assertThat(shown.out()).contains("CallerChain<", "└── ", "SumChain<", "add<", "int<");
    assertThat(shown.err()).contains("would be deleted; nothing was");
    assertThat(there.run("node", "delete", uuid).err()).contains("say --force");
    assertThat(there.answering("n\n", "node", "delete", uuid).status()).isEqualTo(1);
    there.run("process", "show", uuid).ok();
    var said = there.answering("y\n", "node", "delete", uuid).ok();
    assertThat(said.err()).contains("for good?", "Deleted ");
    assertThat(there.run("process", "show", uuid).refusal(1)).contains("There is no process");
    assertThat(there.json("process", "list", "-a").list("processes")).isEmpty();
  }

  @Test void whatRunsIsNotDeleted() {
    assertThat(PAST.run("node", "delete", PAST.created, "--force").refusal(1))
        .contains("have not ended", "SumChain<" + PAST.created + "> is created");
    assertThat(PAST.run("node", "delete", "nothing", "nowhere", "--force").refusal(1)).contains("nothing: ", "nowhere: ");
  }

  @Test void aDeletedProcessLeavesASoundStore() {
    try (var _ = History.engine(there.home())) {
      var first = Clew.pk(there.json("run", "test.sum", "x=2", "y=3").json());
      var second = Clew.pk(there.json("run", "test.sum", "x=2", "y=4").json());
      var deleted = there.json("node", "delete", first, "--force").json();
      assertThat((List<?>) deleted.get("nodes")).hasSize(((Long) deleted.get("deleted")).intValue());
      there.run("storage", "integrity").ok();
      there.run("process", "show", second).ok();
      assertThat(PlainJson.write(there.json("run", "test.sum", "x=1", "y=1").json())).contains("\"finished\"");
    }
  }
}
