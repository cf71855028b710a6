package org.clew.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fence of a job script, run by bash. */
class FenceTest {
  @TempDir Path dir;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectory(dir.resolve(".clew"));
  }

  /** Exit status and what was written; a job that gets past the fence writes "ran". */
  private String start(String id, String yielding) throws IOException, InterruptedException {
    var script = "JOB=" + id + "\n" + Fence.lines("$JOB", "$PWD", yielding) + "\necho ran\n";
    var out = dir.resolve("out");
    var status = new ProcessBuilder("bash", "-c", script).directory(dir.toFile()).redirectErrorStream(true)
        .redirectOutput(out.toFile()).start().waitFor();
    return (status + " " + Files.readString(out)).strip();
  }

  private void link(String text) throws IOException {
    Files.createSymbolicLink(dir.resolve(".clew/job"), Path.of(text));
  }

  @Test
  void letsOneJobThroughAndTheNextGivesWayWithoutTouchingTheSentinel() throws Exception {
    assertThat(start("7", "")).isEqualTo("0 ran");
    Files.writeString(dir.resolve(".clew/exit"), "3\n");
    assertThat(start("8", "")).isEqualTo("0");
    assertThat(dir.resolve(".clew/exit")).hasContent("3");
    assertThat(Files.readSymbolicLink(dir.resolve(".clew/job"))).hasToString("7");
  }

  @Test
  void aJobThatIsStartedOverGoesOnWithoutItsOldSentinel() throws Exception {
    link("7");
    Files.writeString(dir.resolve(".clew/exit"), "143\n");
    assertThat(start("7", "")).isEqualTo("0 ran");
    assertThat(dir.resolve(".clew/exit")).doesNotExist();
  }

  @Test
  void aCancelledAttemptLetsNobodyThrough() throws Exception {
    link("cancelled");
    assertThat(start("7", "")).isEqualTo("0");
  }

  @Test
  void withoutItsFolderAJobFails() throws Exception {
    Files.delete(dir.resolve(".clew"));
    assertThat(start("7", "")).startsWith("73 clew: cannot make the link");
  }

  @Test
  void aJobWithoutAnIdDoesNotRun() throws Exception {
    assertThat(start("", "")).startsWith("73 ");
  }

  @Test
  void whoGivesWayMayDeliverTheOutputThatIsThere() throws Exception {
    link("7");
    Files.writeString(dir.resolve("stdout.txt"), "of the job that runs");
    assertThat(start("8", "cat stdout.txt")).isEqualTo("0 of the job that runs");
  }
}
