package org.clew.examples.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.clew.cli.Cli;
import org.clew.cli.Shell;
import org.clew.testbed.Testbed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that set up a cluster, word for word, and a work chain with its job on real SLURM over real ssh. */
class ClusterRunTest {
  @TempDir Path home;

  @Test void aClusterIsSetUpAndUsedWithoutQuestions() throws Exception {
    var testbed = Testbed.find();
    var ssh = testbed.sshd();
    testbed.slurm();
    var dir = "/home/" + ssh.user() + "/clew-test/" + UUID.randomUUID();
    try {
      clew("computer setup --label slurm --hostname " + ssh.host() + " --transport ssh --scheduler slurm --work-dir " + dir
          + " -n");
      clew("computer configure ssh slurm --username " + ssh.user() + " --port " + ssh.port() + " --key-filename " + ssh.key()
          + " --known-hosts " + ssh.knownHosts() + " -n");
      clew("code create installed --label bash --computer slurm --filepath-executable /bin/bash -n");
      assertThat(clew("run arithmetic.multiply_add x=2 y=3 z=4 code=bash@slurm")).contains("result = 10");
    } finally {
      new ProcessBuilder("rm", "-rf", "--", dir).inheritIO().start().waitFor();
    }
  }

  private String clew(String words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var shell = new Shell(home, new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), 0);
    var status = Cli.run(shell, words.split(" "));
    shell.out().flush();
    assertThat(status).as(words + "\n" + out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
