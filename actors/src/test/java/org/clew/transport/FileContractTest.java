package org.clew.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.clew.data.InMemoryBlob;
import org.clew.transport.RemoteFile.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Single files, alike on every transport. */
@ParameterizedClass
@EnumSource(Way.class)
class FileContractTest extends TransportContract {
  @Parameter Way way;

  @Test
  void writesAndReadsFilesOfAnyName() throws Exception {
    var content = new byte[100_000];
    for (int i = 0; i < content.length; i++) content[i] = (byte) (i * 31);
    var path = base + "/" + UNUSUAL;
    transport.write(path, content);
    assertThat(transport.read(path)).isEqualTo(content);
    transport.write(path, "short".getBytes(StandardCharsets.UTF_8));
    assertThat(transport.read(path)).asString(StandardCharsets.UTF_8).isEqualTo("short");
    assertThat(transport.list(base)).extracting(RemoteFile::name).containsExactly(UNUSUAL);
    assertThat(transport.hash(path)).isEqualTo(InMemoryBlob.sha256Of("short".getBytes(StandardCharsets.UTF_8)));
    transport.write(path, new byte[0]);
    assertThat(transport.read(path)).isEmpty();
  }

  @Test
  void missingFilesAreToldAsSuch() {
    assertThatThrownBy(() -> transport.read(base + "/none")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> transport.list(base + "/none")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> transport.write(base + "/none/file", new byte[1])).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> transport.get(base + "/none", tmp.resolve("x"))).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> transport.lend(base + "/none", Files::size)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> transport.hash(base + "/none")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> transport.put(tmp.resolve("none"), base + "/x")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void tellsWhatIsThere() throws Exception {
    write("a/file");
    write("a/folder/inner");
    transport.symlink("nowhere", base + "/a/broken");
    transport.symlink("file", base + "/a/link");
    transport.symlink("folder", base + "/a/folderlink");
    transport.chmod(base + "/a/file", 0750);
    assertThat(transport.attributes(base + "/a/file")).hasValueSatisfying(file -> {
      assertThat(file.kind()).isEqualTo(Kind.FILE);
      assertThat(file.size()).isEqualTo(6);
      assertThat(file.mode()).isEqualTo(0750);
      assertThat(Duration.between(file.modified(), Instant.now())).isLessThan(Duration.ofMinutes(2));
    });
    assertThat(transport.attributes(base + "/a/link")).hasValueSatisfying(link -> assertThat(link.kind()).isEqualTo(Kind.LINK));
    assertThat(transport.attributes(base + "/a/none")).isEmpty();
    assertThat(transport.attributes(base + "/a/file/below")).isEmpty();
    assertThat(transport.list(base + "/a")).extracting(RemoteFile::name).containsExactly("file", "folder", "folderlink", "link");
    assertThat(transport.list(base + "/a")).extracting(RemoteFile::kind)
        .containsExactly(Kind.FILE, Kind.FOLDER, Kind.LINK, Kind.FILE);
    assertThat(transport.list(base + "/a").getLast().size()).isEqualTo(6);
    assertThatThrownBy(() -> transport.symlink("x", base + "/a/file")).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void globsByNames() throws Exception {
    for (var file : List.of("a/one.dat", "a/two.dat", "b/one.dat", "b/.hidden.dat")) write(file);
    assertThat(transport.glob(base + "/*/one.*")).containsExactly(base + "/a/one.dat", base + "/b/one.dat");
    assertThat(transport.glob(base + "/b/*")).containsExactly(base + "/b/one.dat");
    assertThat(transport.glob(base + "/a/none")).isEmpty();
    assertThat(transport.glob(base + "/a/one.dat/*")).isEmpty();
  }

  @Test
  void renamesOnlyToWhereNothingIs() throws Exception {
    write("a/file");
    write("b/file");
    assertThatThrownBy(() -> transport.rename(base + "/a", base + "/b"))
        .isInstanceOfAny(DirectoryNotEmptyException.class, FileAlreadyExistsException.class);
    transport.rename(base + "/a", base + "/c");
    assertThat(transport.read(base + "/c/file")).asString(StandardCharsets.UTF_8).isEqualTo("a/file");
    assertThatThrownBy(() -> transport.read(base + "/a/file")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void filesGoThereAndBackWithTheirMode() throws Exception {
    var local = Files.writeString(tmp.resolve("program"), "echo hi\n");
    Files.setPosixFilePermissions(local, PosixFilePermissions.fromString("rwx------"));
    var heard = new long[2];
    transport.put(local, base + "/program", (bytes, total) -> {
      heard[0] = bytes;
      heard[1] = total;
    });
    assertThat(heard).containsExactly(8, 8);
    assertThat(transport.attributes(base + "/program").orElseThrow().mode()).isEqualTo(0700);
    transport.get(base + "/program", tmp.resolve("back"));
    assertThat(tmp.resolve("back")).hasContent("echo hi\n");
    assertThat(Files.isExecutable(tmp.resolve("back"))).isTrue();
    assertThat(transport.<String>lend(base + "/program", Files::readString)).isEqualTo("echo hi\n");
    assertThat(transport.list(base)).extracting(RemoteFile::name).containsExactly("program");
  }

  @Test
  void refusesPathsThatAreRelativeOrClimb() {
    assertThatThrownBy(() -> transport.read("etc/passwd")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("absolute");
    assertThatThrownBy(() -> transport.remove(base + "/../x")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'..'");
  }
}
