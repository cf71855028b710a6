package org.clew.transport.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.clew.data.InMemoryBlob;
import org.clew.transport.Progress;
import org.clew.transport.TransportException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of a computer that means harm. */
class HostileTarTest {
  @TempDir Path tmp;
  private Path inside;
  private Path outside;

  @BeforeEach
  void folders() throws IOException {
    inside = Files.createDirectory(tmp.resolve("inside"));
    outside = Files.writeString(Files.createDirectory(tmp.resolve("outside")).resolve("victim"), "untouched").getParent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside/victim", "a/../../outside/victim", "/tmp/clew-hostile", "./../outside/victim",
      "a/b/../../../outside/victim"})
  void namesThatLeadOutAreRefused(String name) throws IOException {
    refused(tar(file(name, "harm")));
    assertThat(outside.resolve("victim")).hasContent("untouched");
    assertThat(Path.of("/tmp/clew-hostile")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"link,/etc/passwd", "link,../outside/victim", "a/link,../../outside", "link,a/../../outside", "link,''"})
  void linksThatLeadOutAreRefused(String name, String target) throws IOException {
    refused(tar(link(name, target)));
    assertThat(Files.exists(inside.resolve(name), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void linksThatLeadOutThroughOthersAreRefused() throws IOException {
    refused(tar(link("x/y/up", "../.."), link("out", "x/y/up/..")));
    assertThat(Files.exists(inside.resolve("out"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void nothingIsWrittenThroughALinkOfTheArchive() throws IOException {
    refused(tar(link("door", "../outside"), file("door/victim", "harm")));
    assertThat(outside.resolve("victim")).hasContent("untouched");
  }

  @Test
  void nothingIsWrittenThroughALinkThatIsThere() throws IOException {
    Files.createSymbolicLink(inside.resolve("door"), outside);
    Files.createSymbolicLink(inside.resolve("victim"), outside.resolve("victim"));
    refused(tar(file("door/victim", "harm")));
    unpack(tar(file("victim", "new")));
    assertThat(outside.resolve("victim")).hasContent("untouched");
    assertThat(inside.resolve("victim")).hasContent("new").matches(path -> !Files.isSymbolicLink(path));
  }

  @Test
  void hardLinksAreRefusedAndDevicesLeftOut() throws IOException {
    var hard = new TarArchiveEntry("hard", TarConstants.LF_LINK);
    hard.setLinkName("../outside/victim");
    refused(tar(out -> {
      out.putArchiveEntry(hard);
      out.closeArchiveEntry();
    }));
    for (byte type : new byte[] {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO}) {
      unpack(tar(out -> {
        out.putArchiveEntry(new TarArchiveEntry("device" + type, type));
        out.closeArchiveEntry();
      }));
      assertThat(Files.exists(inside.resolve("device" + type), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }
  }

  @Test
  void privilegesAreTakenAway() throws IOException {
    unpack(tar(out -> {
      var entry = new TarArchiveEntry("tool");
      entry.setMode(06777);
      entry.setSize(0);
      out.putArchiveEntry(entry);
      out.closeArchiveEntry();
    }));
    assertThat((int) Files.getAttribute(inside.resolve("tool"), "unix:mode") & 07000).isZero();
  }

  @Test
  void brokenArchivesAreNotTakenForEmptyOnes() throws IOException {
    var good = tar(file("a", "x".repeat(5000)));
    var cut = Arrays.copyOf(good, 2000);
    assertThatThrownBy(() -> unpack(cut)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> unpack("this is no archive, but long enough. ".repeat(40).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void goodArchivesArrive() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new TarOut(bytes, Progress.NONE, -1)) {
      out.blobs(Map.of("a/b", new InMemoryBlob("content")));
    }
    var sums = TarIn.unpack(new ByteArrayInputStream(bytes.toByteArray()), inside, Progress.NONE);
    assertThat(inside.resolve("a/b")).hasContent("content");
    var other = new Sums();
    other.add("a/b", InMemoryBlob.sha256Of("contenT".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> sums.verify("cannot read", other)).isInstanceOf(TransportException.class)
        .hasMessageContaining("a/b");
    assertThatThrownBy(() -> sums.verify("cannot read", new Sums())).isInstanceOf(TransportException.class)
        .hasMessageContaining("missing");
  }

  private void refused(byte[] archive) {
    assertThatThrownBy(() -> unpack(archive)).isInstanceOf(TransportException.class).hasMessageContaining("refused");
  }

  private void unpack(byte[] archive) throws IOException {
    TarIn.unpack(new ByteArrayInputStream(archive), inside, Progress.NONE);
  }

  @FunctionalInterface
  private interface Entry {
    void put(TarArchiveOutputStream out) throws IOException;
  }

  private static Entry file(String name, String content) {
    return out -> {
      var entry = new TarArchiveEntry(name, true);
      entry.setSize(content.length());
      out.putArchiveEntry(entry);
      out.write(content.getBytes(StandardCharsets.UTF_8));
      out.closeArchiveEntry();
    };
  }

  private static Entry link(String name, String target) {
    return out -> {
      var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      entry.setLinkName(target);
      out.putArchiveEntry(entry);
      out.closeArchiveEntry();
    };
  }

  private static byte[] tar(Entry... entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new TarArchiveOutputStream(bytes)) {
      for (var entry : entries) entry.put(out);
    }
    return bytes.toByteArray();
  }
}
