package org.clew.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.clew.store.Fixtures.NOON;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.rows;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clew.archive.ImportOptions.CommentMode;
import org.clew.archive.ImportOptions.Grouping;
import org.clew.archive.ImportOptions.NewExtras;
import org.clew.checkpoint.Integrity;
import org.clew.computer.AuthInfo;
import org.clew.computer.ComputerReader;
import org.clew.data.CodeData;
import org.clew.registry.CodeRegistry;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Annotations.Comment;
import org.clew.store.ExtrasChange;
import org.clew.store.Groups;
import org.clew.store.Row;
import org.clew.store.Store;
import org.clew.store.Uuids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportRulesTest {
  private static final UUID DATA = UUID.fromString("018f4e9a-0000-7000-8000-000000000001");
  private static final UUID CHAIN = UUID.fromString("018f4e9a-0000-7000-8000-000000000002");
  private static final UUID COMMENT = UUID.fromString("018f4e9a-0000-7000-8000-000000000003");

  private Archives here;
  private Archives there;

  @BeforeEach void open() {
    here = Archives.temporary();
    there = Archives.temporary();
  }

  @AfterEach void close() {
    here.close();
    there.close();
  }

  private static long data(Archives home, Object content) {
    long pk = home.store().allocatePks(1);
    await(home.store().write(rows(new Row.DataNode(pk, DATA, "data.int", content, "", NOON))));
    return pk;
  }

  private static void chain(Store store, long input) {
    long pk = store.allocatePks(1);
    await(store.write(rows(new Row.ProcessNode(pk, CHAIN, "workchain", "test.A", "A", "", "", Optional.empty(), Map.of("k", 1L),
        "created", NOON), new Row.Link(input, pk, "input_work", "x"),
        new Row.ProcessChange(pk, "finished", null, null, 0, null, null, null, null, true, null, NOON))));
  }

  private static Map<String, Object> extras(Archives home, UUID node) {
    return home.store().annotations().extras(home.store().graph().node(node).orElseThrow().pk());
  }

  private static void extras(Archives home, long pk, Map<String, Object> extras) {
    await(home.store().annotations().changeExtras(pk, List.of(new ExtrasChange.Replace(extras))));
  }

  @ParameterizedTest
  @CsvSource({"keep, a=1 b=2 c=4", "kcl, a=1 b=2 c=4", "update, a=1 b=3 c=4", "kcu, a=1 b=3 c=4", "kcd, a=1 c=4",
      "mirror, b=3 c=4", "ncl, b=2 c=4", "none, a=1 b=2", "knl, a=1 b=2", "knd, a=1", "nnl, b=2", "nnu, b=3", "nnd, ''"})
  void extrasAreMergedByThreeLetters(String mode, String expected) {
    extras(here, data(here, 1L), Map.of("b", 3L, "c", 4L));
    extras(there, data(there, 1L), Map.of("a", 1L, "b", 2L));
    there.importing(here.exportAll("a.zip"), new ImportOptions(ExtrasMode.of(mode).orElseThrow(), NewExtras.IMPORT,
        CommentMode.LEAVE, Optional.empty(), Grouping.GROUPED, "me"));
    Map<String, Object> wanted = new LinkedHashMap<>();
    for (var word : expected.split(" ")) if (!word.isEmpty()) wanted.put(word.substring(0, 1), Long.valueOf(word.substring(2)));
    assertThat(extras(there, DATA)).isEqualTo(wanted);
  }

  @Test void extrasOfNewNodesCanStayAway() {
    extras(here, data(here, 1L), Map.of("b", 3L));
    there.importing(here.exportAll("a.zip"), new ImportOptions(ExtrasMode.KEEP, NewExtras.NONE, CommentMode.LEAVE,
        Optional.empty(), Grouping.UNGROUPED, "me"));
    assertThat(extras(there, DATA)).isEmpty();
    assertThat(there.store().annotations().groups().all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"LEAVE, 5, old", "NEWEST, 5, new", "NEWEST, -5, old", "OVERWRITE, -5, new"})
  void commentsMeetByTheirUuid(CommentMode mode, int later, String stays) {
    await(here.store().annotations()
        .saveComment(new Comment(COMMENT, data(here, 1L), "me", NOON, NOON.plusSeconds(later), "new")));
    await(there.store().annotations().saveComment(new Comment(COMMENT, data(there, 1L), "me", NOON, NOON, "old")));
    there.importing(here.exportAll("a.zip"), new ImportOptions(ExtrasMode.KEEP, NewExtras.IMPORT, mode, Optional.empty(),
        Grouping.GROUPED, "me"));
    assertThat(there.store().annotations().comment(COMMENT)).get().extracting(Comment::text).isEqualTo(stays);
  }

  @Test void theSameUuidWithOtherContentIsRefusedOneLineForEach() {
    chain(here.store(), data(here, 1L));
    var archive = here.exportAll("a.zip");
    data(there, 2L);
    var refused = catchThrowableOfType(ArchiveException.class, () -> there.importing(archive));
    assertThat(refused.details()).singleElement().asString().contains(DATA.toString()).contains("is here as ")
        .endsWith("with another content");
    assertThat(there.store().graph().node(CHAIN)).isEmpty();
  }

  @Test void whatMayChangeAfterTheEndIsNoDifference() {
    chain(here.store(), data(here, 1L));
    var archive = here.exportAll("a.zip");
    there.importing(archive);
    long pk = there.store().graph().node(CHAIN).orElseThrow().pk();
    await(there.store().annotations().label(pk, "mine"));
    await(there.store()
        .write(rows(new Row.ProcessChange(pk, null, null, null, null, null, null, null, null, null,
        Map.of("workdir_cleaned", "now"), NOON))));
    assertThat(there.importing(archive).knownNodes()).isEqualTo(2);
    assertThat(there.store().graph().node(pk)).get().extracting(node -> node.label()).isEqualTo("mine");
  }

  @Test void aProcessThatEndedHereGetsNoNewInputs() {
    chain(here.store(), data(here, 1L));
    long other = here.store().allocatePks(1);
    await(here.store().write(rows(new Row.DataNode(other, Uuids.next(), "data.int", 7L, "", NOON),
        new Row.Link(other, here.store().graph().node(CHAIN).orElseThrow().pk(), "input_work", "y"))));
    chain(there.store(), data(there, 1L));
    var archive = here.exportAll("a.zip");
    var refused = catchThrowableOfType(ArchiveException.class, () -> there.importing(archive));
    assertThat(refused.details()).singleElement().asString().contains("input_work 'y'")
        .contains("a new input of a process that has ended here");
  }

  @Test void anImportedProcessIsSoundHistory() {
    chain(here.store(), data(here, 1L));
    there.importing(here.exportAll("a.zip"));
    var process = there.store().graph().process(there.store().graph().node(CHAIN).orElseThrow().pk()).orElseThrow();
    assertThat(process.sealed()).isTrue();
    assertThat(Integrity.of(there.store(), _ -> { }).findings()).isEmpty();
    assertThat(Integrity.of(here.store(), _ -> { }).findings()).singleElement().extracting(Integrity.Finding::text)
        .isEqualTo("has no journal");
    assertThat(there.store().graph().active()).isEmpty();
  }

  @Test void processesThatHaveNotEndedAreNamedAndNothingIsWritten() {
    long pk = here.store().allocatePks(1);
    await(here.store()
        .write(rows(new Row.ProcessNode(pk, CHAIN, "workchain", "test.A", "A", "", "", Optional.empty(), Map.of(), "running",
        NOON))));
    assertThatThrownBy(() -> here.exportAll("a.zip")).isInstanceOf(ArchiveException.class).hasMessageContaining("have not ended")
        .hasMessageContaining(": " + pk);
    assertThat(here.home().resolve("a.zip")).doesNotExist();
  }

  @Test void theNodesOfAnImportAreInAGroup() {
    data(here, 1L);
    var plan = there.importing(here.exportAll("a.zip"));
    var groups = there.store().annotations().groups();
    var group = groups.group(plan.group(), Groups.IMPORT).orElseThrow();
    assertThat(group.description()).isEqualTo("Imported from a.zip");
    assertThat(groups.size(group.uuid())).isEqualTo(1);
    there.importing(here.exportAll("b.zip"), new ImportOptions(ExtrasMode.KEEP, NewExtras.IMPORT, CommentMode.LEAVE,
        Optional.of("mine"), Grouping.GROUPED, "me"));
    assertThat(groups.size(groups.group("mine", Groups.CORE).orElseThrow().uuid())).isEqualTo(1);
  }

  @Test void groupsWithATakenLabelAreRenamed() {
    data(here, 1L);
    var mine = new Groups.Group(Uuids.next(), "set", "core", "", "me", NOON, Map.of());
    await(here.store().annotations().groups().create(mine));
    await(there.store().annotations().groups().create(new Groups.Group(Uuids.next(), "set", "core", "", "you", NOON, Map.of())));
    there.importing(here.exportAll("a.zip"));
    assertThat(there.store().annotations().groups().group(mine.uuid())).get().extracting(Groups.Group::label).isEqualTo("set_2");
  }

  @Test void computersWithATakenLabelAreRenamedEachTimeAlike() {
    computer(here, "cluster", "a.example.org");
    computer(there, "cluster", "b.example.org");
    var code = CodeData.installed("pw", "cluster", "/bin/pw.x");
    CodeRegistry.of(here.store()).create(code);
    var archive = here.exportAll("a.zip");
    var plan = there.importing(archive);
    assertThat(plan.addedComputers()).containsExactly("cluster_2");
    assertThat(plan.renamedComputers()).isEqualTo(Map.of("cluster", "cluster_2"));
    assertThat(there.computers().find("cluster_2")).get().extracting(entry -> entry.computer().hostname())
        .isEqualTo("a.example.org");
    var listed = CodeRegistry.of(there.store()).find("pw@cluster_2").orElseThrow();
    assertThat(there.store().graph().node(listed.node().uuid())).get()
        .extracting(node -> ((Map<?, ?>) node.content()).get("computer")).isEqualTo("cluster_2");
    var again = there.importing(archive);
    assertThat(again.newNodes()).isZero();
    assertThat(again.addedComputers()).isEmpty();
  }

  @Test void aDeletedCodeLeavesItsLabelFree() {
    var node = CodeRegistry.of(here.store()).create(CodeData.installed("pw", "cluster", "/bin/pw.x")).orElseThrow();
    Deletion.of(here.store(), List.of(node.pk()), Map.of()).run(here.store());
    assertThat(CodeRegistry.of(here.store()).find("pw@cluster")).isEmpty();
    assertThat(CodeRegistry.of(here.store()).create(CodeData.installed("pw", "cluster", "/bin/other"))).isPresent();
  }

  private static void computer(Archives home, String label, String host) {
    ComputerRegistry registry = home.computers();
    registry.create(new ComputerRegistry.Entry(ComputerReader.read(Map.of("label", label, "hostname", host, "transport", "ssh",
        "scheduler", "slurm")), AuthInfo.none(label)));
  }

  @Test void aFileThatIsThereIsReplacedInOneMove() throws Exception {
    data(here, 1L);
    Path file = here.exportAll("a.zip");
    long before = java.nio.file.Files.size(file);
    here.exportAll("a.zip");
    assertThat(java.nio.file.Files.size(file)).isCloseTo(before, org.assertj.core.data.Offset.offset(40L));
    assertThat(here.home().toFile().list()).noneMatch(name -> name.endsWith(".part"));
  }
}
