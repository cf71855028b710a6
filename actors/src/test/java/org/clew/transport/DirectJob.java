package org.clew.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.calcjob.JobOptions;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.JobSetup;
import org.clew.calcjob.SubmitScript;
import org.clew.computer.Computer;
import org.clew.data.CodeData;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.scheduler.DirectScheduler;
import org.clew.scheduler.FindAnswer;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.KillAnswer;
import org.clew.scheduler.ListAnswer;
import org.clew.scheduler.SubmitAnswer;

/** The directory of a job on this machine; the job adds a line to {@code runs} when it really starts. */
final class DirectJob {
  static final String SCRIPT = "job.sh";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final Path dir;
  final String token = "tok-" + UUID.randomUUID();
  final DirectScheduler direct = new DirectScheduler();
  final Transport transport = new LocalTransport();

  private DirectJob(Path dir) {
    this.dir = dir;
  }

  static DirectJob in(Path parent, String body) throws IOException {
    var job = new DirectJob(Files.createTempDirectory(parent, "job"));
    Files.createDirectories(job.dir.resolve(".clew"));
    var plan = JobPlan.run(CodeData.installed("true", "localhost", "/bin/true")).prependText("echo run >> runs\n" + body);
    var setup = JobSetup.of("clew-1", Computer.localhost("/"), job.direct, plan, JobOptions.NONE);
    Files.writeString(job.dir.resolve(SCRIPT), SubmitScript.text(setup));
    return job;
  }

  JobRef ref(String id) {
    return new JobRef(id, token, dir.toString());
  }

  CommandResult exec(Command command) throws IOException, InterruptedException {
    return transport.exec(command, dir.toString(), PATIENCE);
  }

  Command submitCommand() {
    return direct.submit(SCRIPT, token);
  }

  SubmitAnswer submit() throws IOException, InterruptedException {
    return direct.submitted(exec(submitCommand()));
  }

  /** As the engine does after a crash: search, and submit only if nothing is found. */
  String recover() throws IOException, InterruptedException {
    return switch (find()) {
      case FindAnswer.Found(var id) -> id;
      case FindAnswer.NotThere() -> ((SubmitAnswer.Accepted) submit()).jobId();
      case FindAnswer.Cancelled() -> throw new AssertionError("cancelled");
      case FindAnswer.Unusable(var reason) -> throw new AssertionError(reason);
    };
  }

  FindAnswer find() throws IOException, InterruptedException {
    return direct.found(ref(null), exec(direct.find(ref(null))));
  }

  KillAnswer kill(String id) throws IOException, InterruptedException {
    return direct.killed(ref(id), exec(direct.kill(ref(id))));
  }

  /** State letter or word as listed, {@code absent}, or the reason why nothing is known. */
  String state(String id) throws IOException, InterruptedException {
    var asked = List.of(ref(id));
    return switch (direct.listed(asked, exec(direct.list(asked, "me")))) {
      case ListAnswer.Unusable(var reason) -> reason;
      case ListAnswer.Listed(Map<String, ?> jobs) when jobs.isEmpty() -> "absent";
      case ListAnswer.Listed(var jobs) -> jobs.get(id).substate() + (jobs.get(id).exitStatus().isPresent()
          ? " " + jobs.get(id).exitStatus().getAsInt() : "");
    };
  }

  List<String> runs() throws IOException {
    var file = dir.resolve("runs");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
