package org.clew.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.clew.data.Blob;
import org.clew.data.InMemoryBlob;
import org.clew.transport.RemoteFile.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Trees and archives, alike on every transport. */
@ParameterizedClass
@EnumSource(Way.class)
class TreeContractTest extends TransportContract {
  @Parameter Way way;

  @Test
  void copiesAndRemovesOnTheComputer() throws Exception {
    write("a/deep/file");
    write("outside/kept");
    transport.symlink(base + "/outside", base + "/a/link");
    transport.copy(base + "/a", base + "/b");
    transport.copy(base + "/a", base + "/c", Links.FOLLOW);
    transport.copy(base + "/a/deep/file", base + "/d");
    assertThat(transport.read(base + "/b/deep/file")).asString(StandardCharsets.UTF_8).isEqualTo("a/deep/file");
    assertThat(transport.read(base + "/d")).asString(StandardCharsets.UTF_8).isEqualTo("a/deep/file");
    assertThat(transport.attributes(base + "/b/link")).map(RemoteFile::kind).contains(Kind.LINK);
    assertThat(transport.attributes(base + "/c/link")).map(RemoteFile::kind).contains(Kind.FOLDER);
    assertThat(transport.read(base + "/c/link/kept")).asString(StandardCharsets.UTF_8).isEqualTo("outside/kept");
    transport.remove(base + "/b");
    transport.remove(base + "/b");
    assertThat(transport.attributes(base + "/b")).isEmpty();
    assertThat(transport.attributes(base + "/outside/kept")).isPresent();
    assertThatThrownBy(() -> transport.copy(base + "/none", base + "/x")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void treesGoThereAndBack() throws Exception {
    var local = Files.createDirectories(tmp.resolve("tree/sub/empty")).getParent().getParent();
    Files.writeString(local.resolve("run.sh"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(local.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
    Files.writeString(local.resolve("sub/" + UNUSUAL), "äöü");
    Files.writeString(local.resolve("sub/" + "long".repeat(50)), "x");
    Files.createSymbolicLink(local.resolve("sub/link"), Path.of("../run.sh"));
    transport.put(local, base + "/there");
    assertThat(transport.attributes(base + "/there/run.sh").orElseThrow().mode()).isEqualTo(0750);
    assertThat(transport.attributes(base + "/there/sub/empty")).map(RemoteFile::kind).contains(Kind.FOLDER);
    assertThat(transport.attributes(base + "/there/sub/link")).map(RemoteFile::kind).contains(Kind.LINK);
    transport.get(base + "/there", tmp.resolve("back"));
    assertThat(tmp.resolve("back/sub/" + UNUSUAL)).hasContent("äöü");
    assertThat(Files.isExecutable(tmp.resolve("back/run.sh"))).isTrue();
    assertThat(Files.readSymbolicLink(tmp.resolve("back/sub/link"))).isEqualTo(Path.of("../run.sh"));
    try (var all = Files.walk(tmp.resolve("back"))) {
      assertThat(all.map(path -> tmp.resolve("back").relativize(path).toString()))
          .containsExactlyInAnyOrder("", "run.sh", "sub", "sub/empty",
          "sub/link", "sub/" + UNUSUAL, "sub/" + "long".repeat(50));
    }
  }

  @Test
  void linksOutOfATreeAreRefusedOrFollowed() throws Exception {
    write("secret");
    write("tree/file");
    transport.symlink(base + "/secret", base + "/tree/out");
    assertThatThrownBy(() -> transport.getTree(base + "/tree", tmp.resolve("kept"), Links.KEEP, Progress.NONE))
        .isInstanceOf(TransportException.class).hasMessageContaining("outside");
    assertThat(Files.exists(tmp.resolve("kept/out"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    transport.getTree(base + "/tree", tmp.resolve("followed"), Links.FOLLOW, Progress.NONE);
    assertThat(tmp.resolve("followed/out")).isRegularFile().hasContent("secret");
  }

  @Test
  void manyContentsAreWrittenAtOnce() throws Exception {
    transport.write(base + "/job", Map.<String, Blob>of("input.txt", new InMemoryBlob("in"), ".clew/deep/" + UNUSUAL,
        new InMemoryBlob("x"), "empty", new InMemoryBlob("")));
    assertThat(transport.read(base + "/job/.clew/deep/" + UNUSUAL)).asString(StandardCharsets.UTF_8).isEqualTo("x");
    assertThat(transport.list(base + "/job")).extracting(RemoteFile::name).containsExactly(".clew", "empty", "input.txt");
    transport.write(base + "/job", Map.of("input.txt", new InMemoryBlob("again")));
    assertThat(transport.read(base + "/job/input.txt")).asString(StandardCharsets.UTF_8).isEqualTo("again");
    assertThatThrownBy(() -> transport.write(base + "/job", Map.of("../out", new InMemoryBlob("x"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void packsAndUnpacksEveryFormat() throws Exception {
    write("tree/a/one");
    write("tree/two");
    transport.symlink("two", base + "/tree/link");
    for (var format : ArchiveFormat.values()) {
      var archive = Archive.of(base + "/x." + format.extension(), format);
      transport.compress(archive, base, List.of("tree"), Links.KEEP, PATIENCE);
      transport.extract(archive, base + "/out-" + format, 1, PATIENCE);
      assertThat(transport.read(base + "/out-" + format + "/a/one")).asString(StandardCharsets.UTF_8).isEqualTo("tree/a/one");
      assertThat(transport.attributes(base + "/out-" + format + "/link")).map(RemoteFile::kind).contains(Kind.LINK);
      assertThatThrownBy(() -> transport.compress(archive, base, List.of("tree"), Links.KEEP, PATIENCE))
          .isInstanceOf(FileAlreadyExistsException.class);
      assertThatThrownBy(() -> transport.extract(archive, base + "/out-" + format, 1, PATIENCE))
          .isInstanceOf(TransportException.class);
    }
    var again = new Archive(base + "/x.tar", ArchiveFormat.TAR, Existing.REPLACE);
    transport.compress(again, base + "/tree", List.of("link"), Links.FOLLOW, PATIENCE);
    transport.extract(again, base + "/followed", 0, PATIENCE);
    assertThat(transport.attributes(base + "/followed/link")).map(RemoteFile::kind).contains(Kind.FILE);
    assertThatThrownBy(() -> transport.compress(Archive.of(base + "/y.tar", ArchiveFormat.TAR), base, List.of("none"), Links.KEEP,
        PATIENCE))
        .isInstanceOf(TransportException.class).hasMessageContaining("none");
    assertThat(transport.attributes(base + "/y.tar")).isEmpty();
  }
}
