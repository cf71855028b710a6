package org.clew.scheduler;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.clew.scheduler.Listing.Failed;
import org.clew.scheduler.Listing.Known;
import org.clew.scheduler.Listing.Nowhere;
import org.clew.scheduler.Listing.Seen;

/** Reads what squeue and sacct tell; their fields are divided by the unit separator of ASCII, which stands in no name. */
final class SlurmQueue {
  static final String DIVIDER = "\u001f";
  /** Fields of squeue, see its {@code --format}. */
  static final String FORMAT = String.join("\\037", "%i", "%T", "%r", "%j", "%u", "%P", "%D", "%C", "%M", "%l", "%V", "%S", "%e",
      "%N", "%Z",
      "%a", "%q");
  /** Fields of sacct, see its {@code --format}. */
  static final String FIELDS =
      "JobID,JobName,State,ExitCode,DerivedExitCode,Reason,Partition,User,AllocCPUS,NNodes,Submit,Start,End,Elapsed,"
      + "Timelimit,TotalCPU,MaxRSS,NodeList,WorkDir,Account,QOS";

  private SlurmQueue() {}

  static Listing queue(Answers.Part part) {
    if (part.exit() != 0) return new Failed(part.reason("squeue"));
    var jobs = new HashMap<String, Seen>();
    for (var line : part.stdout().lines().filter(text -> text.contains(DIVIDER)).toList()) {
      var fields = line.split(DIVIDER, -1);
      if (fields.length != 17) return new Failed("cannot read the line '" + line.replace(DIVIDER, "|") + "' of squeue");
      jobs.put(fields[0], new Seen(job(fields), fields[3]));
    }
    return new Known(jobs);
  }

  private static JobInfo job(String[] fields) {
    var reason = fields[2];
    var more = new LinkedHashMap<String, Object>();
    text(more, JobInfo.ANNOTATION, reason);
    text(more, "title", fields[3]);
    text(more, "job_owner", fields[4]);
    text(more, "queue_name", fields[5]);
    whole(more, "num_machines", fields[6]);
    whole(more, "num_cpus", fields[7]);
    length(more, "wallclock_time_seconds", fields[8]);
    length(more, "requested_wallclock_time_seconds", fields[9]);
    time(more, "submission_time", fields[10]);
    var state = SlurmStates.state(fields[1], reason);
    if (state != JobState.QUEUED && state != JobState.QUEUED_HELD) time(more, "dispatch_time", fields[11]);
    if (state == JobState.DONE) time(more, "finish_time", fields[12]);
    text(more, "allocated_machines", fields[13]);
    text(more, "account", fields[15]);
    text(more, "qos", fields[16]);
    return new JobInfo(fields[0], state, fields[1], OptionalInt.empty(), more);
  }

  /** The allocations among the lines, without the steps. */
  static Listing books(Answers.Part part) {
    var said = part.stderr() + part.stdout();
    if (said.contains("accounting storage is disabled")) return new Nowhere("SLURM keeps no accounting");
    if (part.exit() == 127 || said.contains("failed to run command")) return new Nowhere("there is no command sacct");
    if (part.exit() != 0) return new Failed(part.reason("sacct"));
    var jobs = new HashMap<String, Seen>();
    for (var line : part.stdout().lines().filter(text -> text.contains(DIVIDER)).toList()) {
      var fields = line.split(DIVIDER, -1);
      if (fields.length != FIELDS.split(",").length)
        return new Failed("cannot read the line '" + line.replace(DIVIDER, "|") + "' of sacct");
      if (!fields[0].equals("JobID") && !fields[0].contains(".")) jobs.put(fields[0], new Seen(booked(fields), fields[1]));
    }
    return new Known(jobs);
  }

  private static JobInfo booked(String[] fields) {
    var word = SlurmStates.word(fields[2]);
    var state = SlurmStates.state(word, fields[5]);
    var more = new LinkedHashMap<String, Object>();
    text(more, "title", fields[1]);
    text(more, "queue_name", fields[6]);
    text(more, "job_owner", fields[7]);
    whole(more, "num_cpus", fields[8]);
    whole(more, "num_machines", fields[9]);
    time(more, "submission_time", fields[10]);
    time(more, "dispatch_time", fields[11]);
    time(more, "finish_time", fields[12]);
    length(more, "wallclock_time_seconds", fields[13]);
    length(more, "requested_wallclock_time_seconds", fields[14]);
    length(more, "cpu_time", fields[15]);
    text(more, "allocated_machines", fields[17]);
    text(more, "account", fields[19]);
    text(more, "qos", fields[20]);
    var codes = fields[3].split(":");
    var exit = OptionalInt.empty();
    if (state == JobState.DONE && codes.length == 2 && codes[0].matches("\\d+") && codes[1].matches("\\d+")) {
      var signal = Integer.parseInt(codes[1]);
      if (signal == 0 && (word.equals("COMPLETED") || word.equals("FAILED"))) exit = OptionalInt.of(Integer.parseInt(codes[0]));
      if (signal > 0 && signal < 65) more.put("terminating_signal", (long) signal);
    }
    return new JobInfo(fields[0], state, word, exit, more);
  }

  private static void text(Map<String, Object> more, String field, String value) {
    if (!value.isBlank() && !value.equals("None") && !value.equals("(null)") && !value.equals("None assigned"))
      more.put(field, value);
  }

  private static void whole(Map<String, Object> more, String field, String value) {
    if (value.matches("\\d{1,18}")) more.put(field, Long.parseLong(value));
  }

  private static void length(Map<String, Object> more, String field, String value) {
    Times.seconds(value).ifPresent(seconds -> more.put(field, seconds));
  }

  private static void time(Map<String, Object> more, String field, String value) {
    Times.iso(value).ifPresent(iso -> more.put(field, iso));
  }
}
