package org.clew.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.repository.Shelf.QUICK;
import static org.clew.repository.Shelf.content;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.data.Blob;
import org.clew.data.InMemoryBlob;
import org.clew.repository.FileCheck.Depth;
import org.clew.repository.FileCheck.Finding;
import org.clew.repository.FileCheck.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {
  @TempDir private Path home;
  private Shelf shelf;

  @BeforeEach void open() {
    shelf = new Shelf(home);
  }

  @AfterEach void close() {
    shelf.close();
  }

  private FileCheck.Report check(Depth depth) {
    return FileCheck.of(shelf.repository, shelf.store, depth, (_, _, _) -> {});
  }

  @Test void findsNothingWhereAllIsWell() {
    shelf.named("packed");
    shelf.upkeep(QUICK);
    shelf.named("loose");
    assertThat(check(Depth.WHOLE)).isEqualTo(new FileCheck.Report(2, 11, java.util.List.of(), java.util.List.of()));
  }

  @Test void findsAFlippedByteInAFileAndInAPack() throws Exception {
    Blob packed = shelf.named("in a pack");
    shelf.upkeep(QUICK);
    Blob loose = shelf.repository.put(content("on its own"));
    long pk = shelf.node(loose);
    Files.write(shelf.file(loose), content("On its own"));
    Path pack = shelf.packs().getFirst();
    byte[] bytes = Files.readAllBytes(pack);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("in a pack")] ^= 0x20;
    Files.write(pack, bytes);
    assertThat(check(Depth.QUICK).findings()).isEmpty();
    assertThat(check(Depth.WHOLE).findings()).hasSize(2).allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(Kind.CORRUPT))
        .extracting(Finding::sha256).containsExactlyInAnyOrder(loose.sha256(), packed.sha256());
    assertThat(check(Depth.WHOLE).findings()).filteredOn(finding -> finding.sha256().equals(loose.sha256())).singleElement()
        .satisfies(finding -> assertThat(finding.node().pk()).isEqualTo(pk));
  }

  @Test void findsADamagedIndex() throws Exception {
    shelf.named("in a pack");
    shelf.upkeep(QUICK);
    Path index = Path.of(shelf.packs().getFirst().toString().replace(".pack", ".index"));
    byte[] bytes = Files.readAllBytes(index);
    bytes[bytes.length - 40] ^= 1;
    Files.write(index, bytes);
    assertThat(FileCheck.of(Repository.open(home), shelf.store, Depth.WHOLE, (_, _, _) -> {}).findings())
        .anySatisfy(finding -> assertThat(finding.text()).contains("The index", "damaged"));
  }

  @Test void findsAnObjectThatANodeNeedsAndOneThatNobodyNeeds() {
    long pk = shelf.node(new InMemoryBlob("never put"));
    Blob unused = shelf.repository.put(content("nobody"));
    FileCheck.Report report = check(Depth.QUICK);
    assertThat(report.findings()).singleElement().satisfies(finding -> {
      assertThat(finding.kind()).isEqualTo(Kind.MISSING);
      assertThat(finding.node().pk()).isEqualTo(pk);
      assertThat(finding.text()).contains("needs the object", "of 9 bytes");
    });
    assertThat(report.unused()).singleElement().satisfies(finding -> assertThat(finding.sha256()).isEqualTo(unused.sha256()));
  }
}
