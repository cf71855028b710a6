package org.clew.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.repository.Shelf.FULL;
import static org.clew.repository.Shelf.QUICK;
import static org.clew.repository.Shelf.content;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.rows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Blob;
import org.clew.repository.Upkeep.Amount;
import org.clew.repository.Upkeep.Plan;
import org.clew.store.Row;
import org.clew.store.StoreException;
import org.clew.store.Uuids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {
  private static final Duration OLD = Duration.ofDays(2);

  @TempDir private Path home;
  private Shelf shelf;

  @BeforeEach void open() {
    shelf = new Shelf(home);
  }

  @AfterEach void close() {
    shelf.close();
  }

  @Test void whatTheStoreNamesGoesIntoAPack() throws Exception {
    List<Blob> blobs = new ArrayList<>();
    for (int i = 0; i < 50; i++) blobs.add(shelf.named("content " + i));
    Blob empty = shelf.named("");
    Repository other = Repository.open(home);
    Upkeep.Report report = shelf.upkeep(QUICK);
    assertThat(report.packed().objects()).isEqualTo(51);
    assertThat(report.packs()).isEqualTo(1);
    assertThat(blobs).noneMatch(shelf::isLoose);
    assertThat(shelf.progress).contains("packing");
    for (int i = 0; i < 50; i++) {
      assertThat(blobs.get(i).bytes()).isEqualTo(content("content " + i));
      assertThat(other.blob(blobs.get(i).sha256(), blobs.get(i).size()).bytes()).isEqualTo(content("content " + i));
    }
    assertThat(empty.bytes()).isEmpty();
    assertThat(shelf.upkeep(QUICK).packed()).isEqualTo(Amount.NONE);
  }

  @Test void whatNothingNamesGoesWhenItIsOld() throws Exception {
    Blob old = shelf.unnamed("old", OLD);
    Blob fresh = shelf.unnamed("fresh", Duration.ZERO);
    Upkeep.Report dry = shelf.upkeep(new Plan(false, true, Upkeep.GRACE));
    assertThat(dry.removed()).isEqualTo(new Amount(1, 3));
    assertThat(old.bytes()).isEqualTo(content("old"));
    Upkeep.Report report = shelf.upkeep(QUICK);
    assertThat(report.removed()).isEqualTo(new Amount(1, 3));
    assertThat(report.waiting()).isEqualTo(new Amount(1, 5));
    assertThat(report.heldBackBy()).isEmpty();
    assertThatThrownBy(old::bytes).isInstanceOf(StoreException.class).hasMessageContaining("it is missing");
    assertThat(fresh.bytes()).isEqualTo(content("fresh"));
  }

  @Test void everythingThatNamesAnObjectKeepsIt() throws Exception {
    Blob input = shelf.unnamed("input of a job", OLD);
    Blob source = shelf.unnamed("source of a chain", OLD);
    Blob event = shelf.unnamed("on its way into the graph", OLD);
    long pk = shelf.store.allocatePks(1);
    await(shelf.store.write(rows(new Row.ProcessNode(pk, Uuids.next(), "calcjob", "t.job", "Job", "", "", Optional.empty(),
        Map.of(
        "input_files", Map.of("in", Map.of("sha256", input.sha256(), "size", input.size())),
        "version", Map.of("source", source.sha256(), "source_size", source.size())), "finished", Instant.now()))));
    await(shelf.store.write(new org.clew.store.Batch(List.of(new org.clew.store.EventRow("process|a", 1, 33, "m",
        content("{\"x\":\"" + event.sha256() + "\"}"), "w", 1)), List.of())));
    assertThat(shelf.upkeep(FULL).removed()).isEqualTo(Amount.NONE);
    for (Blob each : List.of(input, source, event)) assertThat(each.bytes()).isNotEmpty();
    assertThat(Needs.of(shelf.store.graph().node(pk).orElseThrow())).containsExactlyInAnyOrder(
        new Needs.Need(input.sha256(), input.size()), new Needs.Need(source.sha256(), source.size()));
  }

  @Test void anUnfinishedProcessKeepsWhatIsYoungerThanItself() throws Exception {
    Blob younger = shelf.unnamed("put by a step that takes long", OLD);
    Blob older = shelf.unnamed("from before", Duration.ofDays(20));
    long pk = shelf.store.allocatePks(1);
    await(shelf.store.write(rows(new Row.ProcessNode(pk, Uuids.next(), "workchain", "t.long", "Long", "", "", Optional.empty(),
        Map.of(),
        "running", Instant.now().minus(Duration.ofDays(10))))));
    Upkeep.Report report = shelf.upkeep(QUICK);
    assertThat(younger.bytes()).isNotEmpty();
    assertThat(shelf.isLoose(older)).isFalse();
    assertThat(report.heldBackBy()).get().satisfies(process -> assertThat(process.pk()).isEqualTo(pk));
  }

  @Test void aPutDuringRemovalKeepsTheObject() throws Exception {
    Blob before = shelf.unnamed("put before it is set aside", OLD);
    Blob after = shelf.unnamed("put after it was set aside", OLD);
    List<byte[]> read = new ArrayList<>();
    boolean[] renewed = {false};
    Upkeep.run(shelf.repository, shelf.store, QUICK, Instant.now(), (what, _, _) -> {
      if (what.startsWith("looking")) renewed[0] = shelf.repository.contains(before.sha256(), before.size());
    }, moment -> {
      if (moment != Moment.SET_ASIDE || !shelf.isLoose(before) && shelf.isLoose(after)) return;
      if (shelf.isLoose(before)) read.add(after.bytes());
      shelf.repository.put(content("put after it was set aside"));
    });
    assertThat(renewed[0]).isTrue();
    assertThat(read).allSatisfy(bytes -> assertThat(bytes).isEqualTo(content("put after it was set aside"))).hasSize(1);
    assertThat(before.bytes()).isNotEmpty();
    assertThat(after.bytes()).isNotEmpty();
  }

  @Test void anObjectThatIsPutWhileItIsSetAsideComesBack() throws Exception {
    Blob blob = shelf.unnamed("wanted again", OLD);
    Loose.Seen[] seen = new Loose.Seen[1];
    shelf.repository.loose().visit(each -> seen[0] = each);
    assertThat(shelf.repository.contains(blob.sha256(), blob.size())).isTrue();
    assertThat(shelf.repository.loose().remove(seen[0], _ -> assertThat(blob.bytes()).isEqualTo(content("wanted again"))))
        .isFalse();
    assertThat(shelf.isLoose(blob)).isTrue();
  }

  @Test void aFullRunDropsWhatNoNodeNamesAnyMore() throws Exception {
    Blob kept = shelf.named("kept");
    Blob dropped = shelf.named("dropped");
    Blob wanted = shelf.named("dropped and wanted again");
    shelf.upkeep(QUICK);
    Blob late = shelf.named("late");
    shelf.upkeep(QUICK);
    assertThat(shelf.packs()).hasSize(2);
    forget(dropped);
    forget(wanted);
    assertThat(shelf.upkeep(QUICK).removed()).isEqualTo(Amount.NONE);
    assertThat(dropped.bytes()).isEqualTo(content("dropped"));
    assertThat(shelf.repository.contains(wanted.sha256(), wanted.size())).isTrue();
    assertThat(shelf.isLoose(wanted)).as("a put leaves a file of its own").isTrue();
    Upkeep.Report dry = shelf.upkeep(new Plan(true, true, Upkeep.GRACE));
    assertThat(shelf.packs()).hasSize(2);
    Upkeep.Report report = shelf.upkeep(FULL);
    assertThat(report.removed().objects()).isEqualTo(2);
    assertThat(report.freed()).isPositive().isEqualTo(dry.freed());
    assertThat(shelf.packs()).hasSize(1);
    assertThat(kept.bytes()).isEqualTo(content("kept"));
    assertThat(late.bytes()).isEqualTo(content("late"));
    assertThat(wanted.bytes()).isEqualTo(content("dropped and wanted again"));
    assertThatThrownBy(dropped::bytes).isInstanceOf(StoreException.class);
  }

  @Test void aDamagedObjectIsNeitherPackedNorRemoved() throws Exception {
    Blob blob = shelf.named("damaged");
    Files.write(shelf.file(blob), content("demaged"));
    Upkeep.Report report = shelf.upkeep(QUICK);
    assertThat(report.packed()).isEqualTo(Amount.NONE);
    assertThat(report.problems()).singleElement().asString().contains(blob.sha256().substring(2), "not what its name says");
    assertThat(shelf.isLoose(blob)).isTrue();
  }

  @Test void aDamagedPackStaysForWhoeverMendsIt() throws Exception {
    Blob good = shelf.named("good");
    Blob bad = shelf.named("bad one");
    shelf.upkeep(QUICK);
    Path pack = shelf.packs().getFirst();
    byte[] bytes = Files.readAllBytes(pack);
    bytes[new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("bad one")] ^= 1;
    Files.write(pack, bytes);
    shelf.named("another pack");
    shelf.upkeep(QUICK);
    assertThat(shelf.upkeep(FULL).problems()).singleElement().asString().contains(bad.sha256(), pack.toString());
    assertThat(pack).exists();
    assertThat(good.bytes()).isEqualTo(content("good"));
  }

  @Test void onlyOneAtATime() {
    try (var _ = UpkeepLock.of(shelf.repository)) {
      assertThatThrownBy(() -> shelf.upkeep(QUICK)).isInstanceOf(StoreException.class).hasMessageContaining("already: wait");
    }
    shelf.upkeep(QUICK);
  }

  private void forget(Blob blob) throws Exception {
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + home.resolve("clew.db"));
        var statement = connection.prepareStatement("DELETE FROM node WHERE content LIKE ?")) {
      statement.setString(1, "%" + blob.sha256() + "%");
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }
}
