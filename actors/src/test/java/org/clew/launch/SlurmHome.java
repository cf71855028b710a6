package org.clew.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.clew.computer.AuthInfo;
import org.clew.computer.ComputerReader;
import org.clew.data.CodeData;
import org.clew.data.Str;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Store;
import org.clew.testbed.Testbed;

/** Real SLURM behind a real ssh server as a computer of a store, and what the controller counts of us. */
final class SlurmHome {
  static final String LABEL = "slurm";
  private static final Pattern JOB_INFO = Pattern.compile("REQUEST_JOB_INFO\\S*\\s*\\(\\s*\\d+\\)\\s*count:(\\d+)");

  private SlurmHome() {}

  /** @param more fields of the computer that differ from a poll interval of one second */
  static void register(Store store, Path home, Testbed.Ssh ssh, String scheduler, Map<String, Object> more) {
    var fields = new HashMap<String, Object>(Map.of("label", LABEL, "hostname", ssh.host(), "transport", "ssh", "scheduler",
        scheduler, "work_dir", "/home/" + ssh.user() + "/clew-tests", "minimum_poll_interval", 1.0, "safe_interval", 0.0));
    fields.putAll(more);
    ComputerRegistry.of(store, home)
        .create(new ComputerRegistry.Entry(ComputerReader.read(fields), new AuthInfo(LABEL, ssh.parameters())));
  }

  static CodeData bash() {
    return CodeData.installed("bash", LABEL, "/bin/bash");
  }

  static Map<String, Object> job(String script) {
    return Map.of("script", new Str(script), "code", bash(), "metadata", Map.of("options", Map.of("resources",
        Map.of("num_machines", 1L, "num_mpiprocs_per_machine", 1L))));
  }

  static List<Submitter.Launch> jobs(Engine engine, int count, String script) {
    var launches = new ArrayList<Submitter.Launch>();
    for (int i = 0; i < count; i++) launches.add(new Submitter.Launch(engine.definitions().get("test.job"), job(script)));
    return launches;
  }

  /** Queries for jobs that the controller has answered since it started. */
  static int queries() throws Exception {
    var sdiag = new ProcessBuilder("sdiag").redirectErrorStream(true).start();
    var text = new String(sdiag.getInputStream().readAllBytes());
    return JOB_INFO.matcher(text).results().mapToInt(result -> Integer.parseInt(result.group(1))).sum();
  }

  /** Connections that the ssh server at this port has now. */
  static int connections(int port) throws Exception {
    var ss = new ProcessBuilder("ss", "-Htn", "state", "established", "sport", "=", ":" + port).start();
    return (int) new String(ss.getInputStream().readAllBytes()).lines().filter(line -> !line.isBlank()).count();
  }
}
