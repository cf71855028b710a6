package org.clew.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.clew.cluster.ClusterSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdTest {
  private static final Path UNITS = Deploy.ROOT.resolve("systemd");
  @TempDir Path folder;

  @Test void systemdFindsNothingWrongWithTheUnits() throws Exception {
    var analyze = Deploy.program("systemd-analyze", "systemd");
    for (var unit : List.of("clew.service", "clew@.service")) {
      // The program that is started must exist here.
      var copy = Files.writeString(folder.resolve(unit), Files.readString(UNITS.resolve(unit)).replace("/opt/clew/bin/clew-node",
          Deploy.ROOT.resolve("clew-node").toString()));
      var process = new ProcessBuilder(analyze.toString(), "verify", "--man=no", copy.toString()).redirectErrorStream(true)
          .start();
      var said = new String(process.getInputStream().readAllBytes());
      assertThat(said).as(unit).isEmpty();
      assertThat(process.waitFor()).isZero();
    }
  }

  @Test void jobsOutliveTheEngineAndALosingNodeComesBack() throws Exception {
    for (var unit : List.of("clew.service", "clew@.service")) {
      assertThat(Files.readAllLines(UNITS.resolve(unit))).contains("KillMode=process", "Restart=always", "User=clew",
          "ExecStart=/opt/clew/bin/clew-node");
    }
  }

  @Test void theExampleOfVariablesIsUnderstood() throws Exception {
    var variables = new Properties();
    try (var in = Files.newBufferedReader(UNITS.resolve("node.env"))) {
      variables.load(in);
    }
    var environment = Map.copyOf(variables.entrySet().stream().collect(Collectors.toMap(entry -> (String) entry.getKey(),
        entry -> (String) entry.getValue())));
    var settings = ClusterSettings.of(folder, environment);
    assertThat(settings.seeds()).contains(settings.self()).hasSizeLessThan(2 * settings.requiredContactPoints());
    assertThat(settings.tlsDirectory()).contains(Path.of("/etc/clew/tls"));
  }
}
