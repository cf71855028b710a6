package org.clew.testbed;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Real SLURM, Grid Engine, ssh servers and networks of the folder {@code shared/testbed}, which lies beside the repository. Where
 * it is missing, tests are skipped, but fail with {@code CI=true} in the environment.
 *
 * <p>It is shared by all tests of a machine: what breaks something must be short and repair it, see {@link #fault}.
 */
public final class Testbed {
  private static final int MINUTES = 5;
  /** Two test JVMs may want the same thing started at the same time. */
  private static final List<String> ALONE = List.of("flock", "--close", "/tmp/testbed-up.lock");

  private final Path scripts;
  private final Path state = Path.of(System.getenv().getOrDefault("TESTBED_HOME", "/tmp/testbed"));

  /** An ssh server of the testbed, as the unprivileged user there. */
  public record Ssh(String host, int port, String user, Path key, Path knownHosts, Path config) {
    /** As parameters of the ssh transport. */
    public Map<String, Object> parameters() {
      return Map.of("username", user, "port", (long) port, "key_filename", key.toString(), "known_hosts", knownHosts.toString(),
          "look_for_keys", false, "allow_agent", false, "load_system_host_keys", false, "ssh_config", "none");
    }
  }

  private Testbed(Path scripts) {
    this.scripts = scripts;
  }

  /** Skips the test that asks when there is no testbed or this is not root, who alone can run it; with CI=true it fails. */
  public static Testbed find() {
    var found = above(Path.of("").toAbsolutePath());
    need(found.isPresent(), "there is no folder shared/testbed beside the repository");
    need("root".equals(System.getProperty("user.name")), "the testbed is run by root only");
    return new Testbed(found.orElseThrow());
  }

  private static Optional<Path> above(Path folder) {
    for (var place = folder; place != null; place = place.getParent()) {
      var scripts = place.resolve("shared/testbed");
      if (Files.isExecutable(scripts.resolve("sshd"))) return Optional.of(scripts);
    }
    return Optional.empty();
  }

  private static void need(boolean given, String missing) {
    if (!given && "true".equals(System.getenv("CI"))) fail("no testbed: " + missing);
    assumeTrue(given, missing);
  }

  /** Starts the ssh server unless it runs. */
  public Ssh sshd() throws IOException, InterruptedException {
    run("sshd", "up");
    return ssh("ssh", 2222, user());
  }

  /** As {@link #sshd(String, int, Map)} with the usual settings. */
  public Ssh sshd(String name, int port) throws IOException, InterruptedException {
    return sshd(name, port, Map.of());
  }

  /**
   * Starts one more ssh server on this machine, which shares the keys with the first; to be broken without disturbing others.
   *
   * @param name of its state folder, begins with {@code ssh-}
   * @param settings variables of the script, e.g. TESTBED_SSH_MAXSESSIONS, or TESTBED_USER for a user of its own
   */
  public Ssh sshd(String name, int port, Map<String, String> settings) throws IOException, InterruptedException {
    sshd(name, port, settings, "up");
    return ssh(name, port, settings.getOrDefault("TESTBED_USER", user()));
  }

  /** Anything that the script of the ssh servers can do to the one of this name, e.g. {@code freeze} or {@code purge}. */
  public void sshd(String name, int port, String verb) throws IOException, InterruptedException {
    sshd(name, port, Map.of(), verb);
  }

  private void sshd(String name, int port, Map<String, String> settings, String verb) throws IOException, InterruptedException {
    var environment = new HashMap<>(settings);
    environment.put("TESTBED_SSH_NAME", name);
    environment.put("TESTBED_SSH_PORT", String.valueOf(port));
    run(environment, "sshd", verb);
  }

  private Ssh ssh(String name, int port, String user) {
    return new Ssh("127.0.0.1", port, user, state.resolve("keys/id_ed25519"), state.resolve(name + "/known_hosts"),
        state.resolve(name + "/ssh_config"));
  }

  /** Starts SLURM unless it runs. */
  public void slurm() throws IOException, InterruptedException {
    run("slurm", "up");
  }

  public void gridEngine() throws IOException, InterruptedException {
    run("gridengine", "up");
  }

  /**
   * Breaks something for some seconds and returns when it is repaired, e.g. {@code fault("slurm-hang", "3")}. Only one fault at a
   * time happens on this machine.
   */
  public void fault(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("flock", "--close", "/tmp/testbed-fault.lock", scripts.resolve("fault").toString()));
    command.addAll(Arrays.asList(words));
    run(Map.of(), command);
  }

  /** Unprivileged, may log in by ssh and submit jobs; its home is {@code /home/USER}. */
  public String user() {
    return System.getenv().getOrDefault("TESTBED_USER", "hpcuser");
  }

  /** Where keys, logs and settings lie. */
  public Path state() {
    return state;
  }

  /** A script of the testbed with its arguments, to be started by others. */
  public List<String> command(String script, String... arguments) {
    var command = new ArrayList<>(List.of(scripts.resolve(script).toString()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  /** Runs a script of the testbed to its end and returns what it printed. */
  public String run(String script, String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), script, arguments);
  }

  private String run(Map<String, String> environment, String script, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(command(script, arguments));
    if (List.of(arguments).contains("up")) command.addAll(0, ALONE);
    return run(environment, command);
  }

  private static String run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
    var output = Files.createTempFile("testbed", ".out");
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        fail(String.join(" ", command) + " did not end within " + MINUTES + " minutes");
      }
      var printed = Files.readString(output);
      if (process.exitValue() != 0) fail(String.join(" ", command) + " failed: " + printed);
      return printed;
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
