package org.clew.scheduler.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clew.calcjob.JobOptions;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.JobSetup;
import org.clew.calcjob.SubmitScript;
import org.clew.computer.Computer;
import org.clew.computer.Computer.Mpirun;
import org.clew.data.CodeData;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.scheduler.FindAnswer;
import org.clew.scheduler.JobInfo;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.KillAnswer;
import org.clew.scheduler.ListAnswer;
import org.clew.scheduler.Scheduler;
import org.clew.scheduler.Shell;
import org.clew.scheduler.SubmitAnswer;
import org.clew.testbed.Testbed;
import org.clew.transport.LocalTransport;

/** A job directory of the user of the testbed; the job adds a line to {@code runs} when it really starts. */
final class BatchJob {
  private static final String SCRIPT = "job.sh";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Scheduler scheduler;
  private final String user;
  final Path dir;
  final String token = "clew-" + UUID.randomUUID() + "-1";

  private BatchJob(Scheduler scheduler, String user, Path dir) {
    this.scheduler = scheduler;
    this.user = user;
    this.dir = dir;
  }

  static BatchJob of(Testbed testbed, Scheduler scheduler, Map<String, Object> resources, String body)
      throws IOException, InterruptedException {
    var dir = Path.of("/home", testbed.user(), "clew-tests", UUID.randomUUID().toString());
    var job = new BatchJob(scheduler, testbed.user(), dir);
    var plan = JobPlan.run(CodeData.installed("true", "localhost", "/bin/true")).prependText("echo run >> runs\n" + body);
    var computer = Computer.localhost("/").withMpirun(new Mpirun(List.of(), 0, 0));
    var setup = JobSetup.of("clew-1", computer, scheduler, plan,
        JobOptions.of(Map.of("resources", resources, "import_sys_environment", false)));
    var made = job.exec(new Command(List.of("bash", "-c", "mkdir -p \"$1/.clew\" && cat > \"$1/" + SCRIPT + "\"", "make",
        dir.toString()),
        SubmitScript.text(setup)), "/");
    if (made.exit() != 0) throw new IOException(made.shown());
    return job;
  }

  private CommandResult exec(Command command, String workdir) throws IOException, InterruptedException {
    var words = command.words().stream().map(Shell::single).collect(Collectors.joining(" "));
    var asUser = List.of("su", user, "-s", "/bin/bash", "-c", "cd " + Shell.single(workdir) + " && exec " + words);
    return new LocalTransport().exec(new Command(asUser, command.stdin()), "/", PATIENCE);
  }

  private JobRef ref(String id) {
    return new JobRef(id, token, dir.toString());
  }

  SubmitAnswer submit() throws IOException, InterruptedException {
    return scheduler.submitted(exec(scheduler.submit(SCRIPT, token), dir.toString()));
  }

  String accepted() throws IOException, InterruptedException {
    return switch (submit()) {
      case SubmitAnswer.Accepted(var id) -> id;
      case SubmitAnswer.Refused(_, var text) -> throw new AssertionError(text);
      case SubmitAnswer.NotTaken(var text) -> throw new AssertionError(text);
      case SubmitAnswer.Unclear(var text) -> throw new AssertionError(text);
    };
  }

  FindAnswer find() throws IOException, InterruptedException {
    return scheduler.found(ref(null), exec(scheduler.find(ref(null)), "/"));
  }

  /** Empty while it is not listed. */
  Optional<JobInfo> listed(String id) throws IOException, InterruptedException {
    return switch (scheduler.listed(List.of(ref(id)), exec(scheduler.list(List.of(ref(id)), user), "/"))) {
      case ListAnswer.Listed(var jobs) -> Optional.ofNullable(jobs.get(id));
      case ListAnswer.Unusable(var reason) -> throw new AssertionError(reason);
    };
  }

  Optional<JobInfo> accounted(String id) throws IOException, InterruptedException {
    return scheduler.accounted(ref(id), exec(scheduler.accounting(ref(id)).orElseThrow(), "/"));
  }

  KillAnswer kill(String id) throws IOException, InterruptedException {
    return scheduler.killed(ref(id), exec(scheduler.kill(ref(id)), "/"));
  }

  String probe() throws IOException, InterruptedException {
    return scheduler.probed(exec(scheduler.probe(), "/")).toString();
  }

  List<String> runs() throws IOException {
    var file = dir.resolve("runs");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  boolean hasSentinel(String status) throws IOException {
    var file = dir.resolve(SubmitScript.EXIT);
    return Files.exists(file) && Files.readString(file, StandardCharsets.UTF_8).equals(status + "\n");
  }

  void let(String name) throws IOException {
    Files.createFile(dir.resolve(name));
  }
}
