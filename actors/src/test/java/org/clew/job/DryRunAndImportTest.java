package org.clew.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.data.Data;
import org.clew.data.FolderData;
import org.clew.data.Int;
import org.clew.data.RemoteData;
import org.clew.data.Str;
import org.clew.process.JobEvent.DryRunDone;
import org.clew.process.JobEvent.SubmitIntended;
import org.clew.process.Lifecycle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunAndImportTest {
  @TempDir Path base;

  @Test @DisplayName("SPEC 15.5/43 a dry run writes script and files into a local folder and leaves the computer alone")
  void dryRun() throws Exception {
    var job = new JobDriver(base, CalcJobPhases.LASTING).launch("echo 3", JobDriver.BASH, Map.of("dry_run", true));
    assertThat(job.runToEnd().lifecycle())
        .isInstanceOfSatisfying(Lifecycle.Finished.class, end -> assertThat(end.exitStatus()).isZero());
    var done = (DryRunDone) job.log.stream().filter(DryRunDone.class::isInstance).findFirst().orElseThrow();
    var folder = Path.of(done.folder());
    assertThat(folder.getParent()).isEqualTo(base.resolve("dry/submit_test"));
    assertThat(folder.getFileName().toString()).matches("\\d{8}-00001");
    assertThat(folder.resolve(done.script())).content().contains("'/bin/bash' < 'run.sh' > 'out.txt'");
    assertThat(folder.resolve("sub/data.txt")).hasContent("7");
    assertThat(job.state.outputs()).isEmpty();
    try (var made = Files.list(base)) {
      assertThat(made).containsExactly(base.resolve("dry"));
    }
    assertThat(new JobDriver(base, CalcJobPhases.LASTING).launch("echo 3", JobDriver.BASH, Map.of("dry_run", true)).runToEnd()
        .isTerminal())
        .isTrue();
    assertThat(folder.resolveSibling(folder.getFileName().toString().replace("00001", "00002"))).isDirectory();
  }

  @Test @DisplayName("SPEC 15.5/43 an import run parses the results of a folder and submits nothing")
  void importRun() throws Exception {
    var folder = Files.createDirectories(base.resolve("elsewhere/res"));
    Files.writeString(folder.resolveSibling("out.txt"), "42\n");
    Files.writeString(folder.resolve("one"), "1");
    var job = launch(new RemoteData("localhost", folder.getParent().toString()));
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(job.output("sum")).isEqualTo(new Int(42));
    assertThat(((FolderData) job.output("retrieved")).files().keySet()).containsExactly("out.txt", "results/one");
    assertThat(job.output("remote_folder").plain())
        .isEqualTo(Map.of("computer", "localhost", "path", folder.getParent().toString()));
    assertThat(job.state.job().plan()).containsEntry("imported", true);
    assertThat(job.log).noneMatch(SubmitIntended.class::isInstance);
    try (var made = Files.list(base)) {
      assertThat(made).containsExactly(base.resolve("elsewhere"));
    }
  }

  @Test @DisplayName("SPEC 6.10 an import run that the parser does not like fails with its code, and keeps the files")
  void importOfBadFiles() throws Exception {
    var folder = Files.createDirectories(base.resolve("elsewhere"));
    Files.writeString(folder.resolve("out.txt"), "a\n");
    var job = launch(new RemoteData("localhost", folder.toString()));
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(320, "The output is no number."));
    assertThat(((FolderData) job.output("retrieved")).text("out.txt")).contains("a\n");
    assertThat(job.state.job().plan()).containsEntry("imported", true);
  }

  @Test void anImportNeedsItsFolder() throws Exception {
    assertThat(launch(new RemoteData("localhost", base + "/nowhere")).runToEnd().lifecycle())
        .isEqualTo(new Lifecycle.Excepted("remote_folder: there is no folder " + base + "/nowhere on computer localhost"));
  }

  private JobDriver launch(RemoteData folder) {
    var inputs = new LinkedHashMap<String, Data>();
    inputs.put("script", new Str("echo 3"));
    inputs.put("code", JobDriver.BASH);
    inputs.put("remote_folder", folder);
    return new JobDriver(base, CalcJobPhases.LASTING).launch(inputs, Map.of());
  }
}
