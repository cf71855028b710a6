package org.clew.scheduler;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.clew.scheduler.Listing.Failed;
import org.clew.scheduler.Listing.Known;
import org.clew.scheduler.Listing.Nowhere;
import org.clew.scheduler.Listing.Seen;

/**
 * Reads {@code qacct -j}: a line of equal signs, then lines of a name and a value, for each job that has ended; source:
 * accounting(5).
 */
final class SgeAccounts {
  private static final Pattern LIMIT = Pattern.compile("h_rt=(\\d+)");

  private SgeAccounts() {}

  static Listing listing(Answers.Part part) {
    var said = part.stderr() + part.stdout();
    if (said.contains("not found")) return new Known(Map.of());
    if (said.contains("accounting: No such file")) return new Nowhere("Grid Engine has no accounting file on this machine");
    if (part.exit() == 127 || said.contains("failed to run command")) return new Nowhere("there is no command qacct");
    if (part.exit() != 0) return new Failed(part.reason("qacct"));
    var jobs = new HashMap<String, Seen>();
    for (var block : part.stdout().split("(?m)^={10,}$")) {
      var fields = fields(block);
      var id = fields.get("jobnumber");
      if (id != null) jobs.put(id, new Seen(job(id, fields), fields.getOrDefault("jobname", "")));
    }
    return new Known(jobs);
  }

  static Map<String, String> fields(String block) {
    var fields = new LinkedHashMap<String, String>();
    block.lines().map(line -> line.strip().split("\\s+", 2)).filter(words -> words.length == 2)
        .forEach(words -> fields.put(words[0], words[1].strip()));
    return fields;
  }

  private static JobInfo job(String id, Map<String, String> fields) {
    var failed = number(fields.get("failed"));
    var status = number(fields.get("exit_status"));
    var more = new LinkedHashMap<String, Object>();
    text(more, "title", fields.get("jobname"));
    text(more, "job_owner", fields.get("owner"));
    text(more, "queue_name", fields.get("qname"));
    text(more, "allocated_machines", fields.get("hostname"));
    number(fields.get("slots")).ifPresent(slots -> more.put("num_mpiprocs", slots));
    number(fields.get("ru_wallclock")).ifPresent(seconds -> more.put("wallclock_time_seconds", seconds));
    number(fields.get("cpu")).ifPresent(seconds -> more.put("cpu_time", seconds));
    limit(fields).ifPresent(seconds -> more.put("requested_wallclock_time_seconds", seconds));
    time(more, "submission_time", fields.get("qsub_time"));
    time(more, "dispatch_time", fields.get("start_time"));
    time(more, "finish_time", fields.get("end_time"));
    var ran = failed.orElse(0) == 0 && status.orElse(255) <= 255;
    if (status.orElse(0) > 128 && status.orElse(0) < 193 && failed.orElse(0) != 0)
      more.put("terminating_signal", status.getAsLong() - 128);
    return new JobInfo(id, JobState.DONE, failed.orElse(0) == 0 ? "ended" : "failed " + fields.get("failed")
        .replaceAll("\\s+", " "),
        ran && status.isPresent() ? OptionalInt.of((int) status.getAsLong()) : OptionalInt.empty(), more);
  }

  /** Requested run time in seconds. */
  static OptionalLong limit(Map<String, String> fields) {
    var found = LIMIT.matcher(fields.getOrDefault("category", ""));
    return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
  }

  /** The whole number that a text begins with. */
  static OptionalLong number(String text) {
    var digits = text == null ? "" : text.replaceAll("(?s)^(\\d{1,18}).*", "$1");
    return digits.matches("\\d+") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
  }

  private static void text(Map<String, Object> more, String field, String value) {
    if (value != null && !value.isBlank() && !value.equals("NONE") && !value.equals("UNKNOWN")) more.put(field, value);
  }

  private static void time(Map<String, Object> more, String field, String value) {
    if (value != null) Times.ctime(value).ifPresent(iso -> more.put(field, iso));
  }
}
