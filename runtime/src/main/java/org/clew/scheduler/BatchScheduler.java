package org.clew.scheduler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clew.scheduler.Listing.Failed;
import org.clew.scheduler.Listing.Known;
import org.clew.scheduler.Listing.Nowhere;
import org.clew.scheduler.Listing.Seen;

/**
 * What batch systems have in common: one question has several parts, see {@link BatchScripts}, and the claim in the job
 * directory, see {@link Fence}, says which job really runs.
 *
 * <p>Queue and claim alone are a proof: a job that is in neither has not run. So a machine without accounting is no obstacle. An
 * accounting that should answer and does not is one, because a job that ended before it could make its claim stands only there.
 */
abstract class BatchScheduler implements Scheduler {
  /** Shell functions, see {@link BatchScripts}. */
  abstract String functions();

  /** Programs without which nothing works. */
  abstract List<String> programs();

  /** Reads a part that lists jobs, with {@link #plainId} as keys. */
  abstract Listing queue(Answers.Part part, Answers answers);

  /** Reads a part of the accounting. */
  abstract Listing books(Answers.Part part);

  /** The id of a job in the form that is used to compare ids. */
  String plainId(String id) {
    return id;
  }

  /** What a submit command has done; the last match of the pattern holds the id in its first group that has matched. */
  static SubmitAnswer submitted(CommandResult result, Pattern id, Refusals refusals) {
    var last = id.matcher(result.stdout()).results().reduce((_, later) -> later);
    if (last.isEmpty() && result.exit() != 0) return refusals.meaning(result);
    if (last.isEmpty() || result.exit() != 0) return new SubmitAnswer.Unclear(result.shown());
    var groups = IntStream.rangeClosed(1, last.get().groupCount()).mapToObj(last.get()::group);
    return new SubmitAnswer.Accepted(groups.filter(Objects::nonNull).findFirst().orElseThrow());
  }

  @Override
  public List<String> footer(JobTemplate job) {
    return List.of();
  }

  @Override
  public Duration settling() {
    return Duration.ofSeconds(20);
  }

  @Override
  public Absence absence() {
    return Absence.UNKNOWN;
  }

  private static Command script(String text, String name, String... arguments) {
    return new Command(Stream.concat(Stream.of("bash", "-c", text, name), Stream.of(arguments)).toList(), "");
  }

  private static String orEmpty(String id) {
    return id == null ? "" : id;
  }

  private Listing listing(Answers answers, String name) {
    return answers.part(name).map(part -> queue(part, answers)).orElse(new Failed("the answer has no part '" + name + "'"));
  }

  private Listing accounts(Answers answers) {
    return answers.part("books").map(this::books).orElse(new Nowhere(name() + " has no accounting"));
  }

  @Override
  public Command list(List<JobRef> jobs, String user) {
    var lines = new StringBuilder();
    for (var job : jobs) lines.append(job.jobId()).append(' ').append(job.token()).append(' ').append(job.workdir()).append('\n');
    return new Command(List.of("bash", "-c", BatchScripts.list(functions()), "clew-list"), lines.toString());
  }

  @Override
  public ListAnswer listed(List<JobRef> asked, CommandResult result) {
    var answers = Answers.of(result);
    if (!answers.isWhole()) return new ListAnswer.Unusable(result.shown());
    var others = answers.part("others").map(part -> queue(part, answers)).orElse(new Known(Map.of()));
    return switch (listing(answers, "queue")) {
      case Failed(var reason) -> new ListAnswer.Unusable(reason);
      case Nowhere(var why) -> new ListAnswer.Unusable(why);
      case Known queue -> switch (others) {
        case Failed(var reason) -> new ListAnswer.Unusable(reason);
        case Nowhere(var why) -> new ListAnswer.Unusable(why);
        case Known replacing -> listed(asked, answers, queue, replacing);
      };
    };
  }

  private ListAnswer listed(List<JobRef> asked, Answers answers, Known queue, Known others) {
    var jobs = new HashMap<String, JobInfo>();
    for (var job : asked) {
      var owner = answers.owners().get(job.jobId());
      var seen = owner == null ? queue.get(plainId(job.jobId())) : others.get(plainId(owner));
      seen.ifPresent(found -> jobs.put(job.jobId(), found.info()));
    }
    return new ListAnswer.Listed(jobs);
  }

  @Override
  public Command find(JobRef job) {
    return script(BatchScripts.find(functions()), "clew-find", job.token(), job.workdir());
  }

  @Override
  public FindAnswer found(JobRef job, CommandResult result) {
    var answers = Answers.of(result);
    if (!answers.isWhole()) return new FindAnswer.Unusable(result.shown());
    var claim = Claim.of(answers);
    return switch (claim) {
      case Claim.Cancelled() -> new FindAnswer.Cancelled();
      case Claim.Held(var id) -> new FindAnswer.Found(id);
      case Claim.Unreadable(var reason) -> new FindAnswer.Unusable(reason);
      case Claim.Free() -> switch (listing(answers, "queue")) {
        case Failed(var reason) -> new FindAnswer.Unusable(reason);
        case Nowhere(var why) -> new FindAnswer.Unusable(why);
        case Known queue -> found(job, queue, accounts(answers));
      };
    };
  }

  private FindAnswer found(JobRef job, Known queue, Listing accounts) {
    var candidates = new ArrayList<>(withToken(queue, job.token()));
    if (accounts instanceof Known booked && candidates.isEmpty()) candidates.addAll(withToken(booked, job.token()));
    if (candidates.isEmpty() && accounts instanceof Failed(var reason)) return new FindAnswer.Unusable(reason);
    return candidates.stream().min(Comparator.comparing(Seen::isOver).thenComparing(seen -> sequence(seen.info().jobId())))
        .<FindAnswer>map(seen -> new FindAnswer.Found(seen.info().jobId())).orElse(new FindAnswer.NotThere());
  }

  private static List<Seen> withToken(Known listing, String token) {
    return listing.jobs().values().stream().filter(seen -> seen.token().equals(token)).toList();
  }

  /** Ids rise with time. */
  private static long sequence(String id) {
    var digits = id.replaceAll("\\D.*", "");
    return digits.isEmpty() || digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  @Override
  public Optional<Command> accounting(JobRef job) {
    return Optional.of(script(BatchScripts.account(functions()), "clew-account", job.token(), job.workdir(),
        orEmpty(job.jobId())));
  }

  @Override
  public Optional<Command> details(JobRef job) {
    return Optional.of(script(BatchScripts.details(functions()), "clew-details", job.token(), job.workdir(),
        orEmpty(job.jobId())));
  }

  /** A job that the queue still lists has not ended, even if the accounting says so: its processes may be about to end. */
  @Override
  public Optional<JobInfo> accounted(JobRef job, CommandResult result) {
    var answers = Answers.of(result);
    if (!answers.isWhole()) return Optional.empty();
    var owner = plainId(answers.owners().getOrDefault(job.jobId(), orEmpty(job.jobId())));
    var accounts = accounts(answers);
    var queue = listing(answers, "queue");
    var booked = accounts instanceof Known known ? known.get(owner) : Optional.<Seen>empty();
    var queued = queue instanceof Known known ? known.get(owner) : Optional.<Seen>empty();
    var waitingFor = queued.filter(seen -> !seen.isOver());
    var best = Stream.of(waitingFor, booked.filter(Seen::isOver), queued, booked).flatMap(Optional::stream).findFirst()
        .map(Seen::info);
    if (best.isEmpty() && accounts instanceof Nowhere && queue instanceof Known) best = Optional.of(gone(owner, answers));
    return best.map(info -> queued.map(seen -> info.and(seen.info().more())).orElse(info))
        .map(info -> info.and(detailed(answers)));
  }

  /** The queue has answered and does not know the job, and nobody else keeps records. */
  private static JobInfo gone(String id, Answers answers) {
    var sentinel = answers.part("exit").map(part -> part.stdout().strip()).filter(text -> text.matches("\\d{1,3}"));
    return sentinel.map(text -> new JobInfo(id, JobState.DONE, "sentinel", OptionalInt.of(Integer.parseInt(text)), Map.of()))
        .orElse(JobInfo.of(id, JobState.DONE, "gone without exit status; killed or lost"));
  }

  private static Map<String, Object> detailed(Answers answers) {
    return answers.part("books").<Map<String, Object>>map(part -> {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("retval", (long) part.exit());
      fields.put("stdout", part.stdout());
      fields.put("stderr", part.stderr());
      return Map.of(JobInfo.DETAILED, fields);
    }).orElse(Map.of());
  }

  /** What the accounting wrote about a job that has ended, or nothing. */
  static String accountText(JobInfo ended) {
    return ended.more().get(JobInfo.DETAILED) instanceof Map<?, ?> detailed ? String.valueOf(detailed.get("stdout")) : "";
  }

  @Override
  public Command kill(JobRef job) {
    return script(BatchScripts.kill(functions()), "clew-kill", job.token(), job.workdir(), orEmpty(job.jobId()));
  }

  @Override
  public KillAnswer killed(JobRef job, CommandResult result) {
    var answers = Answers.of(result);
    if (!answers.isWhole()) return new KillAnswer.Alive(result.shown());
    var owner = switch (Claim.of(answers)) {
      case Claim.Held(var id) -> plainId(id);
      case Claim.Cancelled(), Claim.Free() -> "";
      case Claim.Unreadable(var reason) -> null;
    };
    if (owner == null || Claim.of(answers) instanceof Claim.Free && Claim.hasFolder(answers))
      return new KillAnswer.Alive("cannot make or read the link " + job.workdir() + "/.clew/job, which keeps jobs from starting");
    var left = new ArrayList<String>();
    for (var name : answers.part("known").isPresent() ? List.of("queue", "known") : List.of("queue")) {
      switch (listing(answers, name)) {
        case Failed(var reason) -> {
          return new KillAnswer.Alive(reason);
        }
        case Nowhere(var why) -> {
          return new KillAnswer.Alive(why);
        }
        case Known known -> known.jobs().forEach((id, seen) -> {
          var ours = seen.token().equals(job.token()) || id.equals(plainId(orEmpty(job.jobId()))) || id.equals(owner);
          if (ours && !seen.isOver()) left.add("job " + id + " is still " + seen.info().substate());
        });
      }
    }
    if (left.isEmpty())
      return new KillAnswer.Gone(job.jobId() == null ? "no job of the submission is left" : "job " + job.jobId() + " has ended");
    var told = answers.part("cancel").filter(part -> part.exit() != 0).map(part -> "; " + part.reason("the cancel command"))
        .orElse("");
    return new KillAnswer.Alive(String.join(", ", left.stream().distinct().toList()) + told);
  }

  @Override
  public Command probe() {
    return script(BatchScripts.probe(functions()), "clew-probe",
        Stream.concat(programs().stream(), Stream.of("find", "awk", "readlink", "timeout")).toArray(String[]::new));
  }

  @Override
  public ProbeAnswer probed(CommandResult result) {
    var answers = Answers.of(result);
    if (!answers.isWhole()) return new ProbeAnswer.Broken("the shell of the login cannot run a script of bash: " + result.shown(),
        "install bash, GNU findutils and coreutils there, and look at what the shell profile does");
    var missing = answers.notes().entrySet().stream().filter(note -> note.getValue().equals("missing")).map(Map.Entry::getKey)
        .sorted().toList();
    if (!missing.isEmpty()) return new ProbeAnswer.Broken("not found on the computer: " + String.join(", ", missing),
        "put the commands of " + name()
        + " on the PATH of the login, e.g. by a module command in its shell profile, or name another scheduler");
    return switch (listing(answers, "queue")) {
      case Failed(var reason) -> new ProbeAnswer.Broken(reason,
          "see whether the batch system is up and whether the user may ask it");
      case Nowhere(var why) -> new ProbeAnswer.Broken(why, "name another scheduler for this computer");
      case Known _ -> new ProbeAnswer.Ready(switch (accounts(answers)) {
        case Known _ -> name() + " answers, queue and accounting";
        case Nowhere(var why) -> name() + " answers; " + why + ", which is not needed";
        case Failed(var reason) -> name() + " answers, but its accounting does not: " + reason;
      });
    };
  }
}
