package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.testbed.Testbed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real SLURM cluster behind a real ssh server, by the command line alone. */
class ClusterTest {
  @TempDir Path home;
  @TempDir Path folder;
  private Testbed.Ssh ssh;
  private String workDir;

  @BeforeEach void setUp() throws Exception {
    var testbed = Testbed.find();
    ssh = testbed.sshd();
    testbed.slurm();
    workDir = "/home/" + ssh.user() + "/clew-test/" + UUID.randomUUID();
    clew("computer", "setup", "--label", "slurm", "--hostname", ssh.host(), "--transport", "ssh", "--scheduler", "slurm",
        "--work-dir", workDir, "--poll-interval", "1", "--safe-interval", "0", "-n").ok();
  }

  @AfterEach void removeWork() throws Exception {
    if (ssh != null) new ProcessBuilder("rm", "-rf", "--", workDir).inheritIO().start().waitFor();
  }

  private Said clew(String... arguments) {
    return new Clew(home).run(arguments);
  }

  private Said configure() {
    return configure("--username", ssh.user(), "--port", String.valueOf(ssh.port()), "--key-filename", ssh.key().toString(),
        "--known-hosts", ssh.knownHosts().toString(), "--ssh-config", "none", "--allow-agent", "false", "--look-for-keys",
        "false");
  }

  /** What is not said stays as it was. */
  private Said configure(String... options) {
    var words = new ArrayList<>(List.of("computer", "configure", "ssh", "slurm", "-n"));
    words.addAll(List.of(options));
    return clew(words.toArray(String[]::new));
  }

  @Test void runsAJob() throws IOException {
    configure().ok();
    assertThat(clew("computer", "show", "slurm", "--json").json().get("auth"))
        .isEqualTo(Map.of("username", ssh.user(), "port", (long) ssh.port(),
        "key_filename", ssh.key().toString(), "known_hosts", ssh.knownHosts().toString(), "ssh_config", "none", "allow_agent",
        false, "look_for_keys", false));
    var tested = clew("computer", "test", "slurm", "--json").ok();
    assertThat(tested.list("checks")).hasSize(10).allSatisfy(check -> assertThat(check.get("status")).isIn("passed", "warned"));

    clew("code", "create", "installed", "--label", "bash", "--computer", "slurm", "--filepath-executable", "/bin/bash", "-n")
        .ok();
    assertThat(clew("code", "test", "bash@slurm").ok().out()).contains("/bin/bash is there");
    String job;
    try (var _ = History.engine(home)) {
      job = Clew.pk(new Clew(home).json("run", "test.echo", "text=hello", "code=bash@slurm").json());
    }
    assertThat(clew("calcjob", "outputcat", job, "said").ok().out()).isEqualTo("hello\n");
    theDirectoryOfTheJob(job);
  }

  private void theDirectoryOfTheJob(String job) throws IOException {
    assertThat(clew("calcjob", "remotels", job).ok().out().lines()).contains("said", "words/", "_clewsubmit.sh");
    assertThat(clew("calcjob", "remotecat", job, "words/text").ok().out()).isEqualTo("hello\n");
    assertThat(clew("calcjob", "remotecat", job, "../../../../../../../etc/hostname").refusal(1))
        .containsAnyOf("outside", "There is no");
    var directory = Path.of(clew("calcjob", "gotocomputer", job).ok().out().strip());
    assertThat(directory.toString()).startsWith(workDir);
    Files.createSymbolicLink(directory.resolve("leak"), Path.of("/etc/passwd"));
    assertThat(clew("calcjob", "remotecat", job, "leak").refusal(1)).contains("outside the working directory");
    Files.delete(directory.resolve("leak"));
    assertThat(clew("calcjob", "cleanworkdir", "-f", "-Y", "slurm", "--json").ok().json())
        .containsEntry("cleaned", List.of(directory.toString()));
    assertThat(directory).isEmptyDirectory();
    assertThat(clew("computer", "delete", "slurm").refusal(1)).contains("bash@slurm");
  }

  @Test void testNamesWhatIsWrongWithTheLogin() throws Exception {
    configure().ok();
    configure("--port", "1").ok();
    fails("reach_host");
    var nobody = Files.createFile(folder.resolve("known_hosts"));
    configure("--port", String.valueOf(ssh.port()), "--known-hosts", nobody.toString(), "--load-system-host-keys", "false").ok();
    fails("host_key");
    var key = folder.resolve("key");
    assertThat(new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()).inheritIO().start()
        .waitFor()).isZero();
    configure("--known-hosts", ssh.knownHosts().toString(), "--key-filename", key.toString()).ok();
    fails("authentication");
    configure().ok();
    clew("computer", "setup", "--update", "--label", "slurm", "--work-dir", "/proc/none", "-n").ok();
    fails("work_directory");
    clew("computer", "setup", "--update", "--label", "slurm", "--work-dir", workDir, "--scheduler", "lsf", "-n").ok();
    fails("scheduler");
  }

  private void fails(String name) {
    var said = clew("computer", "test", "slurm", "--json");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.list("checks")).filteredOn(check -> check.get("status").equals("failed")).as(said.out()).singleElement()
        .satisfies(check -> {
          assertThat(check).containsEntry("name", name);
          assertThat((String) check.get("remedy")).isNotBlank();
        });
  }

  @Test void whatCannotBeIsRefusedAtOnce() {
    assertThat(configure("--key-filename", folder.resolve("none").toString(), "--param", "key_policy=trust", "--param",
        "usrname=x").refusal(1))
        .contains("key_filename: ", "key_policy: ", "usrname: ", "Did you mean 'username'?");
    assertThat(configure("--port", "many").refusal(1)).contains("port: must be a whole number");
    assertThat(configure("--usrname", "x").refusal(2)).contains("Did you mean '--username'?");
    assertThat(configure("--param", "password=secret").refusal(1)).contains("password: ");
    assertThat(clew("computer", "configure", "local", "slurm", "-n").refusal(1)).contains("clew computer configure ssh slurm");
    assertThat(clew("computer", "show", "slurm", "--json").json().get("auth")).isEqualTo(Map.of());
    assertThat(configure("--username", "x").ok().out()).contains("clew computer test slurm");
    configure("--unset", "username").ok();
    assertThat(clew("computer", "show", "slurm", "--json").json().get("auth")).isEqualTo(Map.of());
  }
}
