package org.clew.benchmarks.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.benchmarks.LoadException;

/**
 * SLURM and ssh server of the folder {@code shared/testbed}, which lies beside the repository. All who test on this machine share
 * them, so only one fault happens at a time, and every fault repairs itself.
 */
public record Testbed(Path scripts, Path state) {
  private static final String FAULT_LOCK = "/tmp/testbed-fault.lock";
  private static final String LOCK_PATIENCE = "120";
  private static final int SSH_PORT = 2222;

  /** Looks in the folder and all above it. */
  public static Optional<Testbed> above(Path folder) {
    for (var place = folder.toAbsolutePath(); place != null; place = place.getParent()) {
      var scripts = place.resolve("shared/testbed");
      if (Files.isExecutable(scripts.resolve("slurm")) && Files.isExecutable(scripts.resolve("sshd")))
        return Optional.of(new Testbed(scripts, Path.of(System.getenv().getOrDefault("TESTBED_HOME", "/tmp/testbed"))));
    }
    return Optional.empty();
  }

  /** Why it cannot be used here, or empty. */
  public static Optional<String> missing(Path folder) {
    if (above(folder).isEmpty())
      return Optional.of("there is no folder shared/testbed above " + folder.toAbsolutePath()
          + ", which brings SLURM and an ssh server");
    return "root".equals(System.getProperty("user.name")) ? Optional.empty()
        : Optional.of("SLURM and ssh server of shared/testbed are run by root only");
  }

  /** @throws LoadException when it cannot be used here */
  public static Testbed required(Path folder) throws LoadException {
    var missing = missing(folder);
    if (missing.isPresent()) throw new LoadException(missing.get() + "; --local does without them");
    return above(folder).orElseThrow();
  }

  /** Starts what does not run. */
  public void up() throws IOException, InterruptedException, LoadException {
    Programs.run(Map.of(), List.of(scripts.resolve("slurm").toString(), "up"));
    Programs.run(Map.of(), List.of(scripts.resolve("sshd").toString(), "up"));
  }

  /**
   * Breaks something and returns when it is repaired, e.g. {@code fault(List.of("slurm-hang", "12"))}. The lock is not handed on
   * to what the fault starts: a daemon that is started again would keep it for ever.
   */
  public void fault(List<String> words) throws IOException, InterruptedException, LoadException {
    var command = new ArrayList<>(List.of("flock", "--close", "--verbose", "--timeout", LOCK_PATIENCE, FAULT_LOCK,
        scripts.resolve("fault").toString()));
    command.addAll(words);
    Programs.run(Map.of(), command);
  }

  /** The unprivileged user who may log in and submit. */
  public String user() {
    return System.getenv().getOrDefault("TESTBED_USER", "hpcuser");
  }

  /** Parameters of the ssh transport. */
  Map<String, Object> login() {
    return Map.of("username", user(), "port", (long) SSH_PORT, "key_filename", state.resolve("keys/id_ed25519").toString(),
        "known_hosts", state.resolve("ssh/known_hosts").toString(), "look_for_keys", false, "allow_agent", false,
        "load_system_host_keys", false, "ssh_config", "none");
  }

  /** What a script of bash printed that ran there over one ssh connection of its own. */
  String ssh(String script) throws IOException, InterruptedException, LoadException {
    return Programs.run(Map.of(), List.of("ssh", "-F", state.resolve("ssh/ssh_config").toString(), "testbed", script));
  }
}
