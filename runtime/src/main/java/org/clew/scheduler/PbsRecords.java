package org.clew.scheduler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.clew.scheduler.Listing.Failed;
import org.clew.scheduler.Listing.Known;
import org.clew.scheduler.Listing.Seen;

/**
 * Reads {@code qstat -f} of PBS Pro and Torque: a record per job, {@code Job Id: ID}, then {@code name = value} lines. A line
 * that begins with a tab goes on with the value before it; so does any other line that is neither, as environment variables may
 * hold line breaks.
 */
final class PbsRecords {
  private static final Pattern FIELD = Pattern.compile("    ([A-Za-z_][\\w.]*) = (.*)");
  private static final Pattern TOKEN = Pattern.compile("(?:^|,)" + DirectScheduler.TOKEN + "=([^,\\n]*)");
  private static final Pattern HARMLESS = Pattern.compile(".*(Unknown Job I[dD]|Job has finished).*");

  private PbsRecords() {}

  /** That some jobs are unknown or have finished is no failure, whatever the exit status. */
  static Listing listing(Answers.Part part) {
    var harmful = part.stderr().lines().filter(line -> !line.isBlank() && !HARMLESS.matcher(line).matches()).toList();
    if (part.exit() != 0 && (!harmful.isEmpty() || part.stderr().isBlank())) return new Failed(part.reason("qstat"));
    var jobs = new HashMap<String, Seen>();
    records(part.stdout()).forEach((id, fields) -> {
      var token = TOKEN.matcher(fields.getOrDefault("Variable_List", ""));
      jobs.put(number(id), new Seen(job(id, fields), token.find() ? token.group(1) : ""));
    });
    return new Known(jobs);
  }

  /** The part of an id before the name of the server, which is written now short, now long. */
  static String number(String id) {
    var dot = id.indexOf('.');
    return dot < 0 ? id : id.substring(0, dot);
  }

  static Map<String, Map<String, String>> records(String text) {
    var records = new LinkedHashMap<String, Map<String, String>>();
    Map<String, String> fields = new LinkedHashMap<>();
    String last = null;
    for (var line : text.lines().toList()) {
      var field = FIELD.matcher(line);
      if (line.startsWith("Job Id: ")) {
        fields = new LinkedHashMap<>();
        last = null;
        records.put(line.substring(8).strip(), fields);
      } else if (field.matches()) {
        last = field.group(1);
        fields.put(last, field.group(2));
      } else if (last != null && line.startsWith("\t")) {
        fields.merge(last, line.substring(1), String::concat);
      } else if (last != null) {
        fields.merge(last, "\n" + line, String::concat);
      }
    }
    records.values().forEach(record -> record.replaceAll((_, value) -> value.stripTrailing()));
    return records;
  }

  private static JobInfo job(String id, Map<String, String> fields) {
    var letter = fields.getOrDefault("job_state", "").strip();
    var more = new LinkedHashMap<String, Object>();
    text(more, JobInfo.ANNOTATION, fields.get("comment"));
    text(more, "title", fields.get("Job_Name"));
    text(more, "job_owner", fields.get("Job_Owner"));
    text(more, "queue_name", fields.get("queue"));
    text(more, "account", fields.get("Account_Name"));
    length(more, "wallclock_time_seconds", fields.get("resources_used.walltime"));
    length(more, "requested_wallclock_time_seconds", fields.get("Resource_List.walltime"));
    length(more, "cpu_time", fields.get("resources_used.cput"));
    whole(more, "num_cpus", fields.get("Resource_List.ncpus"));
    whole(more, "num_mpiprocs", fields.get("Resource_List.mpiprocs"));
    whole(more, "num_machines", fields.get("Resource_List.nodect"));
    time(more, "submission_time", fields.get("ctime"));
    time(more, "dispatch_time", fields.getOrDefault("stime", fields.get("start_time")));
    if (fields.get("exec_host") != null) {
      var hosts = hosts(fields.get("exec_host"));
      more.put("allocated_machines", String.join("+", hosts));
      more.put("num_machines", (long) hosts.size());
    }
    var state = state(letter);
    var status = fields.getOrDefault("Exit_status", fields.getOrDefault("exit_status", "")).strip();
    var known = state == JobState.DONE && status.matches("-?\\d{1,9}");
    return new JobInfo(id, state, letter, known ? OptionalInt.of(Integer.parseInt(status)) : OptionalInt.empty(), more);
  }

  /** Source: qstat(1B) of PBS Pro, attribute job_state; C is of Torque. A moved job (M) is on another server. */
  static JobState state(String letter) {
    return switch (letter) {
      case "Q", "T", "W" -> JobState.QUEUED;
      case "H" -> JobState.QUEUED_HELD;
      case "R", "B", "E" -> JobState.RUNNING;
      case "S", "U" -> JobState.SUSPENDED;
      case "F", "C", "X" -> JobState.DONE;
      default -> JobState.UNDETERMINED;
    };
  }

  /** Names of the machines in {@code n1/0*4+n2/0}, each once. */
  static List<String> hosts(String text) {
    var names = new LinkedHashSet<String>();
    for (var piece : text.replaceAll("[\\s()]", "").split("\\+")) {
      var name = piece.split("/")[0];
      if (!name.isEmpty()) names.add(name);
    }
    return new ArrayList<>(names);
  }

  private static void text(Map<String, Object> more, String field, String value) {
    if (value != null && !value.isBlank()) more.put(field, value.strip());
  }

  private static void whole(Map<String, Object> more, String field, String value) {
    if (value != null && value.strip().matches("\\d{1,18}")) more.put(field, Long.parseLong(value.strip()));
  }

  private static void length(Map<String, Object> more, String field, String value) {
    if (value != null) Times.seconds(value.strip()).ifPresent(seconds -> more.put(field, seconds));
  }

  private static void time(Map<String, Object> more, String field, String value) {
    if (value != null) Times.ctime(value).ifPresent(iso -> more.put(field, iso));
  }
}
