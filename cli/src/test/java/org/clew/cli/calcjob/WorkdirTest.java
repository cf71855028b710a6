package org.clew.cli.calcjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.cli.CommandException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkdirTest {
  @TempDir Path folder;
  private Path secret;
  private Workdir workdir;

  @BeforeEach void make() throws IOException {
    secret = Files.writeString(folder.toRealPath().resolve("secret"), "secret");
    var root = Files.createDirectories(secret.resolveSibling("work/out"));
    Files.writeString(root.resolve("file"), "text");
    Files.createSymbolicLink(root.resolve("leak"), secret);
    Files.createSymbolicLink(root.resolve("up"), secret.getParent());
    workdir = new Workdir(root.getParent());
  }

  @Test void neitherPathsNorLinksLeadOut() {
    for (var path : new String[] {"../secret", "out/leak", "out/up/secret", secret.toString()}) {
      assertThatThrownBy(() -> workdir.read(path)).as(path).isInstanceOf(CommandException.class)
          .hasMessageContaining("outside the working directory");
    }
    assertThat(workdir.read("out/../out/file")).asString().isEqualTo("text");
  }

  @Test void emptyingRemovesLinksAndNotWhatTheyPointTo() {
    workdir.empty();
    assertThat(workdir.root()).isEmptyDirectory();
    assertThat(secret).hasContent("secret");
  }
}
