package org.clew.scheduler;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.clew.scheduler.Listing.Failed;
import org.clew.scheduler.Listing.Known;
import org.clew.scheduler.Listing.Seen;

/** Reads {@code bjobs -o}; source: bjobs(1) of LSF 10.1. Dates have no year there, and may be followed by a letter. */
final class LsfQueue {
  /** The name stands last, as it may hold the delimiter. */
  static final String FIELDS =
      "jobid stat exit_code exit_reason exec_host user max_req_proc run_time queue finish_time start_time submit_time "
      + "pend_reason job_name";
  private static final int COUNT = FIELDS.split(" ").length;
  private static final Pattern HARMLESS = Pattern.compile(".*(is not found|No (unfinished )?job found|No matching job found).*");

  private LsfQueue() {}

  static Listing listing(Answers.Part part, Answers answers) {
    var harmful = part.stderr().lines().filter(line -> !line.isBlank() && !HARMLESS.matcher(line).matches()).toList();
    if (part.exit() != 0 && (!harmful.isEmpty() || part.stderr().isBlank())) return new Failed(part.reason("bjobs"));
    var now = answers.notes().getOrDefault("now", "");
    if (Times.iso(now).isEmpty()) return new Failed("the computer does not tell what time it is");
    var jobs = new HashMap<String, Seen>();
    for (var line : part.stdout().lines().filter(text -> !text.isBlank()).toList()) {
      var fields = line.split("\\|", COUNT);
      if (fields.length != COUNT) return new Failed("cannot read the line '" + line + "' of bjobs");
      for (int i = 0; i < COUNT; i++) fields[i] = fields[i].strip();
      jobs.put(fields[0], new Seen(job(fields, LocalDateTime.parse(now)), fields[13]));
    }
    return new Known(jobs);
  }

  private static JobInfo job(String[] fields, LocalDateTime now) {
    var state = state(fields[1]);
    var more = new LinkedHashMap<String, Object>();
    text(more, JobInfo.ANNOTATION, state == JobState.DONE ? fields[3] : fields[12]);
    text(more, "allocated_machines", fields[4]);
    text(more, "job_owner", fields[5]);
    if (fields[6].matches("\\d{1,9}")) more.put("num_mpiprocs", Long.parseLong(fields[6]));
    var seconds = fields[7].replaceAll("\\D.*", "");
    if (seconds.matches("\\d{1,12}")) more.put("wallclock_time_seconds", Long.parseLong(seconds));
    text(more, "queue_name", fields[8]);
    if (state == JobState.DONE) time(more, "finish_time", fields[9], now);
    time(more, "dispatch_time", fields[10], now);
    time(more, "submission_time", fields[11], now);
    text(more, "title", fields[13]);
    var exit = fields[1].equals("DONE") ? OptionalInt.of(0)
        : state == JobState.DONE && fields[2].matches("\\d{1,3}") ? OptionalInt.of(Integer.parseInt(fields[2]))
        : OptionalInt.empty();
    return new JobInfo(fields[0], state, fields[1], exit, more);
  }

  /** Source: bjobs(1), STAT. A zombie is a job whose machine is lost; what became of it is not known. */
  static JobState state(String word) {
    return switch (word) {
      case "PEND", "PROV", "WAIT" -> JobState.QUEUED;
      case "PSUSP" -> JobState.QUEUED_HELD;
      case "RUN" -> JobState.RUNNING;
      case "USUSP", "SSUSP" -> JobState.SUSPENDED;
      case "DONE", "EXIT" -> JobState.DONE;
      default -> JobState.UNDETERMINED;
    };
  }

  private static void text(Map<String, Object> more, String field, String value) {
    if (!value.isEmpty() && !value.equals("-")) more.put(field, value);
  }

  private static void time(Map<String, Object> more, String field, String value, LocalDateTime now) {
    Times.yearless(value, now).ifPresent(iso -> more.put(field, iso));
  }
}
