package org.clew.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clew.store.Fixtures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that were damaged, or made to do damage: each is refused by a message, and nothing is written. */
class HostileArchiveTest {
  private static Archives here;
  private static Archives there;
  private static Path good;

  @TempDir Path folder;

  @BeforeAll static void makeOne() {
    here = Archives.temporary();
    there = Archives.temporary();
    new RandomGraph(here.store(), here.repository(), 5).grow(8);
    good = here.exportAll("good.zip");
  }

  @AfterAll static void close() {
    here.close();
    there.close();
  }

  @AfterEach void nothingWasWritten() throws Exception {
    assertThat(Fixtures.pks(there.store())).isEmpty();
    assertThat(there.store().annotations().groups().all()).isEmpty();
    try (var files = Files.walk(there.home().resolve("repository"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test void anEntryThatLeadsElsewhere() {
    for (var name : new String[] {"../../etc/passwd", "/etc/passwd", "objects/../../x", "objects/" + "A".repeat(64),
        "nodes.jsonl\0.txt", "C:\\x"}) {
      assertThat(refusal(forged().put(name, new byte[] {1}).summed())).contains("does not belong into an archive");
    }
    assertThat(folder.resolve("../x")).doesNotExist();
  }

  @Test void aBombIsRefusedBeforeItIsUnpacked() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      zip.putNextEntry(new ZipEntry("objects/" + "0".repeat(64)));
      var zeros = new byte[1 << 20];
      for (int i = 0; i < 300; i++) zip.write(zeros);
      zip.closeEntry();
    }
    var file = Files.write(folder.resolve("bomb.zip"), bytes.toByteArray());
    assertThat(refusal(file)).contains("zip bomb").contains("--any-size");
  }

  @Test void aSizeThatIsALie() {
    var bytes = forged().summed().bytes();
    int at = indexOf(bytes, new byte[] {'P', 'K', 1, 2});
    bytes[at + 24] = 3;
    bytes[at + 25] = 0;
    assertThat(refusal(bytes)).containsAnyOf("cannot be unpacked", "SHA-256", "is not whole");
  }

  @Test void contentThatDoesNotFitItsSum() {
    assertThat(refusal(forged().text("nodes.jsonl", text -> text.replaceFirst("\"content\":", "\"content\" :"))))
        .contains("damaged").contains("nodes.jsonl does not have the SHA-256");
  }

  @Test void anObjectThatDoesNotFitItsName() {
    var forgery = forged();
    var object = forgery.entries.keySet().stream().filter(name -> name.startsWith("objects/")).findFirst().orElseThrow();
    assertThat(refusal(forgery.put(object, "other".getBytes(StandardCharsets.UTF_8)).summed()))
        .contains("another content than its name says");
  }

  @Test void anObjectThatIsNotThere() {
    var forgery = forged();
    var object = forgery.entries.keySet().stream().filter(name -> name.startsWith("objects/")).toList();
    object.forEach(forgery::without);
    assertThat(refusal(forgery)).contains("is missing");
    assertThat(refusal(forgery.summed())).contains("which is not in the archive");
  }

  @Test void anEntryNobodyHasSummed() {
    assertThat(refusal(forged().put("objects/" + "0".repeat(64), new byte[] {1}))).contains("not listed in SHA256SUMS");
    assertThat(refusal(forged().without("SHA256SUMS"))).contains("has no SHA256SUMS");
  }

  @Test void aFileThatWasCutOff() {
    var bytes = forged().bytes();
    assertThat(refusal(Arrays.copyOf(bytes, bytes.length / 2))).contains("is not whole");
    assertThat(refusal(Arrays.copyOf(bytes, bytes.length - 7))).contains("is not whole");
  }

  @Test void aFileThatIsSomethingElse() throws Exception {
    assertThat(refusal("%PDF-1.4 of no use".getBytes(StandardCharsets.UTF_8))).contains("it is no zip file");
    assertThat(refusal(new byte[0])).contains("it is no zip file");
    assertThat(refusal(folder.resolve("absent.zip"))).contains("There is no file");
    assertThat(refusal(forged().without("metadata.json").summed())).contains("not an archive: it has no metadata.json");
    assertThat(refusal(forged().put("metadata.json", "{\"format\":\"x\"}".getBytes(StandardCharsets.UTF_8)).summed()))
        .contains("is not an archive of Clew");
  }

  @Test void aFormatFromTheFuture() {
    assertThat(refusal(forged().text("metadata.json", text -> text.replace("\"version\":1", "\"version\":2")).summed()))
        .contains("format version 2, and this Clew reads up to 1");
  }

  @Test void textThatIsNotJson() {
    assertThat(refusal(forged().text("metadata.json", text -> "{").summed())).contains("metadata.json").contains("not JSON");
    assertThat(refusal(forged().text("nodes.jsonl", text -> text + "{\"uuid\": \n").summed())).contains("nodes.jsonl, line ")
        .contains("not JSON");
    assertThat(refusal(forged().text("links.jsonl", text -> "[]\n" + text).summed()))
        .contains("links.jsonl, line 1: a JSON object was expected");
    assertThat(refusal(forged().text("nodes.jsonl", text -> "[".repeat(100_000) + "\n").summed())).contains("nodes.jsonl, line 1")
        .contains("not JSON");
    assertThat(refusal(forged().text("logs.jsonl", text -> "{\"node\":7}\n").summed()))
        .contains("logs.jsonl, line 1, node: a text was expected");
    assertThat(refusal(forged().text("nodes.jsonl", text -> text.replaceFirst("\"ctime\":\"[^\"]*\"", "\"ctime\":\"soon\""))
        .summed()))
        .contains("ctime: a time like").contains("not 'soon'");
  }

  @Test void aProcessThatHasNotEnded() {
    assertThat(refusal(forged().text("nodes.jsonl", text -> text.replace("\"state\":\"finished\"", "\"state\":\"running\""))
        .summed()))
        .contains("is a process that has not ended: 'running'");
  }

  @Test void aNodeThatIsThereTwice() {
    assertThat(refusal(forged().text("nodes.jsonl", text -> text + text + text).summed())).contains("is there twice")
        .contains("more");
  }

  @Test void linksAgainstTheRules() {
    assertThat(refusal(forged().text("links.jsonl", text -> text + text).summed())).contains("is there twice");
    assertThat(refusal(forged().text("links.jsonl", text -> text.replaceFirst("\"type\":\"create\"", "\"type\":\"input_work\""))
        .summed()))
        .contains("cannot join these kinds of nodes");
    assertThat(refusal(forged().text("links.jsonl", text ->
        text.replaceFirst("\"source\":\"[^\"]*\"", "\"source\":\"" + new UUID(0, 1) + "\"")).summed()))
        .contains("leads to a node that is not in the archive");
  }

  @Test void dataThatWouldComeFromThemselves() {
    var nodes = """
        {"uuid":"00000000-0000-7000-8000-000000000001","node_type":"data.int","ctime":"2026-01-01T00:00:00Z","mtime":"2026-01-01T00:00:00Z","content":1}
        {"uuid":"00000000-0000-7000-8000-000000000002","node_type":"process.calcfunction","ctime":"2026-01-01T00:00:00Z","mtime":"2026-01-01T00:00:00Z",\
        "content":{},"process":{"process_type":"f","process_label":"f","state":"finished","exit_status":0}}
        """;
    var links = """
        {"source":"00000000-0000-7000-8000-000000000001","target":"00000000-0000-7000-8000-000000000002","type":"input_calc","label":"x"}
        {"source":"00000000-0000-7000-8000-000000000002","target":"00000000-0000-7000-8000-000000000001","type":"create","label":"y"}
        """;
    var forgery = forged().text("nodes.jsonl", _ -> nodes).text("links.jsonl", _ -> links);
    for (var part : new String[] {"logs", "comments", "groups", "members"}) forgery.put(part + ".jsonl", new byte[0]);
    assertThat(refusal(forgery.summed())).contains("form a loop");
  }

  @Test void everythingThatIsWrongIsToldAtOnce() {
    var refused = catchThrowableOfType(ArchiveException.class, () -> there.importing(forged().text("nodes.jsonl",
        text -> text.replace("\"state\":\"finished\"", "\"state\":\"running\"").replace("\"data.int\"", "\"int\"")).summed()
            .write(folder.resolve("x.zip"))));
    assertThat(refused.getMessage()).isEqualTo("x.zip cannot be imported; nothing was written:");
    assertThat(refused.details()).hasSizeGreaterThan(3).allSatisfy(line -> assertThat(line).doesNotContain("\n"));
  }

  @Test void anArchiveThatFailsWhileItIsWrittenLeavesNothing() {
    var damaged = Archives.temporary();
    try (damaged) {
      new RandomGraph(damaged.store(), damaged.repository(), 5).grow(8);
      try (var files = Files.walk(damaged.home().resolve("repository"))) {
        for (var file : files.filter(Files::isRegularFile).toList()) Files.delete(file);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      assertThatThrownBy(() -> damaged.exportAll("a.zip")).isInstanceOf(ArchiveException.class)
          .hasMessageContaining("restore it from a backup");
      assertThat(damaged.home().toFile().list()).noneMatch(name -> name.contains("a.zip"));
    }
  }

  private static Forgery forged() {
    return Forgery.of(good);
  }

  private String refusal(Forgery forgery) {
    return refusal(forgery.bytes());
  }

  private String refusal(byte[] bytes) {
    try {
      return refusal(Files.write(folder.resolve("x.zip"), bytes));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String refusal(Path file) {
    var refused = catchThrowableOfType(ArchiveException.class, () -> there.importing(file));
    assertThat(refused).as("refusal of " + file).isNotNull();
    assertThat(refused.getMessage()).doesNotContain("\n").doesNotContain("Exception");
    return refused.getMessage() + " " + String.join(" ", refused.details());
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int at = 0; at < bytes.length - wanted.length; at++) if (Arrays.equals(bytes, at, at + 4, wanted, 0, 4)) return at;
    throw new AssertionError("not found");
  }
}
