package org.clew.cli.calcjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.clew.cli.CommandException;
import org.clew.transport.LocalTransport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkdirTest {
  @TempDir Path folder;
  private Path secret;
  private Workdir workdir;
  private UUID uuid;

  @BeforeEach void make() throws IOException {
    secret = Files.writeString(folder.toRealPath().resolve("secret"), "secret");
    var root = Files.createDirectories(secret.resolveSibling("work/out"));
    Files.writeString(root.resolve("file"), "text");
    Files.createSymbolicLink(root.resolve("leak"), secret);
    Files.createSymbolicLink(root.resolve("up"), secret.getParent());
    uuid = UUID.randomUUID();
    var id = uuid.toString();
    var made = Files.createDirectories(secret.resolveSibling(id.substring(0, 2)).resolve(id.substring(2, 4)))
        .resolve(id.substring(4) + "-1");
    Files.move(root.getParent(), made);
    workdir = new Workdir("Job<1>", "localhost", new LocalTransport(), made.toString());
  }

  @Test void neitherPathsNorLinksLeadOut() {
    for (var path : new String[] {"../../../secret", "out/leak", "out/up/secret", secret.toString()}) {
      assertThatThrownBy(() -> workdir.read(path)).as(path).isInstanceOf(CommandException.class)
          .hasMessageContaining("outside the working directory");
    }
    assertThat(workdir.read("out/../out/file")).asString().isEqualTo("text");
  }

  @Test void emptyingRemovesLinksAndNotWhatTheyPointTo() {
    workdir.empty(uuid);
    assertThat(Path.of(workdir.root())).isEmptyDirectory();
    assertThat(secret).hasContent("secret");
  }

  @Test void onlyADirectoryOfTheJobItselfIsEmptied() {
    assertThatThrownBy(() -> workdir.empty(UUID.randomUUID())).isInstanceOf(CommandException.class)
        .hasMessageContaining("was not made by Clew");
    assertThatThrownBy(() -> new Workdir("Job<1>", "localhost", new LocalTransport(), folder.toString()).empty(uuid))
        .isInstanceOf(CommandException.class).hasMessageContaining("was not made by Clew");
    assertThat(workdir.list(null)).containsExactly("out/");
  }

  @Test void aMissingDirectoryIsSaidSo() {
    assertThatThrownBy(() -> new Workdir("Job<1>", "localhost", new LocalTransport(), folder.resolve("none").toString()))
        .isInstanceOf(CommandException.class).hasMessageContaining("working directory of Job<1> is gone");
    assertThatThrownBy(() -> workdir.read("out/none")).isInstanceOf(CommandException.class)
        .hasMessageContaining("There is no 'out/none'");
  }
}
