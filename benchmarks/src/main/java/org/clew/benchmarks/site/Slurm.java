package org.clew.benchmarks.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clew.benchmarks.LoadException;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.computer.ComputerReader;

/**
 * Real SLURM, behind a real ssh server or as seen on its own machine; asked for jobs every second, which is quicker than anybody
 * should ask a shared machine.
 */
public record Slurm(Testbed testbed, Way way) implements Site {
  /** How an engine comes to SLURM. */
  public enum Way { SSH, LOCAL }

  private static final String LABEL = "slurm";
  private static final String TIMES_IN_SECONDS = "%s";
  /** As {@code sdiag} writes the questions of {@code squeue}: message type, number, count. */
  private static final Pattern LISTING = Pattern.compile("REQUEST_JOB_(?:USER_)?INFO\\w*\\s*\\(\\s*\\d+\\)\\s*count:(\\d+)");

  @Override public String name() {
    return switch (way) {
      case SSH -> "SLURM over SSH";
      case LOCAL -> "SLURM, local transport";
    };
  }

  @Override public Computer computer(Path workDir) {
    var transport = switch (way) {
      case SSH -> "ssh";
      case LOCAL -> "local";
    };
    return ComputerReader.read(Map.of("label", LABEL, "hostname", "127.0.0.1", "transport", transport, "scheduler", "slurm",
        "work_dir", workDir.toString(), "minimum_poll_interval", 1.0, "safe_interval", 0.0, "default_mpiprocs_per_machine", 1L));
  }

  @Override public AuthInfo auth() {
    return switch (way) {
      case SSH -> new AuthInfo(LABEL, testbed.login());
      case LOCAL -> AuthInfo.none(LABEL);
    };
  }

  @Override public Map<String, Object> options() {
    return Map.of("resources", Map.of("num_machines", 1L, "num_mpiprocs_per_machine", 1L));
  }

  @Override public Optional<List<SchedulerJob>> jobsSince(long second) throws IOException, InterruptedException, LoadException {
    var printed = Programs.run(Map.of("SLURM_TIME_FORMAT", TIMES_IN_SECONDS),
        List.of("sacct", "-u", user(), "-X", "-P", "-n", "-S",
        "now-" + Math.max(1, System.currentTimeMillis() / 1000 - second) + "seconds", "-o", "JobID,JobName,Submit,End,State"));
    var jobs = new ArrayList<SchedulerJob>();
    for (var line : printed.lines().toList()) jobs.add(job(line.split("\\|", -1)));
    return Optional.of(jobs);
  }

  private static SchedulerJob job(String[] columns) throws LoadException {
    if (columns.length != 5) throw new LoadException("cannot read what sacct printed: " + String.join("|", columns));
    return new SchedulerJob(columns[0], columns[1], seconds(columns[2]), seconds(columns[3]), columns[4]);
  }

  private static long seconds(String time) {
    return time.matches("\\d+") ? Long.parseLong(time) : 0;
  }

  /** How often the controller was asked for listings of jobs since it started, by anybody. */
  public long listings() throws IOException, InterruptedException, LoadException {
    var counts = LISTING.matcher(Programs.run(Map.of(), List.of("sdiag")));
    var sum = 0L;
    while (counts.find()) sum += Long.parseLong(counts.group(1));
    return sum;
  }

  private String user() {
    return switch (way) {
      case SSH -> testbed.user();
      case LOCAL -> System.getProperty("user.name");
    };
  }

  /** What a script of bash printed that ran there over one connection. */
  public String ssh(String script) throws IOException, InterruptedException, LoadException {
    return testbed.ssh(script);
  }
}
