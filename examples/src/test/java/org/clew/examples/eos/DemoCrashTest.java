package org.clew.examples.eos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clew.data.NodeRef;
import org.clew.examples.LocalEngine;
import org.clew.testdb.Beside;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Beside
class DemoCrashTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  @TempDir Path folder;

  @Test void engineKilledInTheMiddleResumesWithoutRunningAJobTwice() throws Exception {
    var starts = folder.resolve("starts");
    long pk = runUntilTwoJobsStarted(starts);
    try (var engine = new LocalEngine(folder.resolve("home"))) {
      var row = engine.engine().store().graph().process(pk).orElseThrow();
      assertThat(row.state()).as("after the kill").isNotEqualTo("finished");
      var outcome = engine.engine().watch(new NodeRef(pk, row.uuid())).await(PATIENCE);
      assertThat(outcome.isOk()).as("%s", outcome).isTrue();
      assertThat((Double) LocalEngine.plain(outcome).get("bulk_modulus"))
          .isCloseTo(Argon.CRYSTAL.bulkModulus(), withinPercentage(3));
    }
    assertThat(Files.readAllLines(starts)).hasSize(VolumeScan.SCALE_FACTORS.size());
  }

  private long runUntilTwoJobsStarted(Path starts) throws IOException, InterruptedException {
    var command = List.of(System.getProperty("java.home") + "/bin/java", "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), DemoProcess.class.getName(),
        folder.resolve("home").toString(), starts.toString());
    var jvm = new ProcessBuilder(command).redirectError(new File(folder.toFile(), "errors")).start();
    try (BufferedReader lines = jvm.inputReader()) {
      var pk = lines.lines().filter(line -> line.matches("\\d+")).findFirst().orElse(null);
      assertThat(pk).as(() -> "pk, or errors " + text(folder.resolve("errors"))).isNotNull();
      Await.until("two jobs are started", () -> Files.exists(starts) && text(starts).lines().count() >= 2, PATIENCE);
      jvm.destroyForcibly();
      assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();
      return Long.parseLong(pk);
    } finally {
      jvm.destroyForcibly();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
