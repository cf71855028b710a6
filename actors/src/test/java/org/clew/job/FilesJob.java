package org.clew.job;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.JobView;
import org.clew.calcjob.MonitorDefinition;
import org.clew.calcjob.MonitorResult;
import org.clew.calcjob.RetrieveEntry;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.data.Blob;
import org.clew.data.CodeData;
import org.clew.data.ListData;
import org.clew.data.Str;
import org.clew.spec.ExitCode;
import org.clew.spec.InputPort;
import org.clew.spec.PortNamespace;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** Runs a text with bash and tells which files its parser sees; with monitors that read the file {@code note}. */
public final class FilesJob extends CalcJob<FilesJob.In, FilesJob.Out> {
  /** @param temporary retrieve entries for the parser only */
  public record In(Str script, CodeData code, ListData keep, ListData temporary, Optional<Str> verdict) {}

  /** @param note given by a monitor */
  public record Out(ListData temporary, Optional<Str> note) {}

  static final ExitCode BAD = ExitCode.exitCode(310, "BAD", "The parser found it bad.");
  /** Files that a parser has seen last, by the script of its job. */
  static final Map<String, Blob> LAST_TEMPORARY = new ConcurrentHashMap<>();

  @Override protected Spec spec() {
    return Spec.named("test.files");
  }

  @Override protected List<MonitorDefinition> monitors() {
    return List.of(
        new MonitorDefinition("test.note", "Ends the job when its note says so.",
            PortNamespace.of("kwargs", InputPort.of("word", String.class).defaultTo("stop")), FilesJob::look),
        MonitorDefinition.of("test.once", "Says once that it is there, and rests.", (job, _) -> Optional.of(MonitorResult
            .disableSelf("seen").with(Map.of("note", new Str(job.jobId() == null ? "nothing" : "job seen"))))),
        MonitorDefinition.of("test.broken", "Always fails.", (_, _) -> {
          throw new IllegalStateException("this monitor is broken");
        }),
        MonitorDefinition.of("test.hush", "Silences all.", (_, _) -> Optional.of(MonitorResult.disableAll("quiet"))));
  }

  private static Optional<MonitorResult> look(JobView job, Map<String, Object> arguments) {
    var note = job.files().text("note").orElse("").strip();
    var kill = MonitorResult.kill("the note says " + note);
    if (!note.startsWith((String) arguments.get("word"))) return Optional.empty();
    return Optional.of(switch (note) {
      case "stop and keep nothing" -> kill.withoutRetrieving();
      case "stop and do not parse" -> kill.withoutParsing();
      case "stop and let the parser decide" -> kill.keepingTheParsersCode();
      default -> kill;
    });
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    dir.write("run.sh", in.script().value()).write("in/data", "7");
    return JobPlan.run(in.code()).stdin("run.sh").stdout("out.txt").retrieving(entries(in.keep()))
        .retrievingTemporary(entries(in.temporary()));
  }

  private static List<RetrieveEntry> entries(ListData list) {
    var entries = new ArrayList<RetrieveEntry>();
    for (var entry : list.value())
      entries.add(entry instanceof List<?> l ? new RetrieveEntry.Placed((String) l.get(0), (String) l.get(1),
          l.get(2) == null ? null : Math.toIntExact((Long) l.get(2))) : new RetrieveEntry.Flat((String) entry));
    return entries;
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    files.temporary().forEach(LAST_TEMPORARY::put);
    var outputs = new Out(new ListData(files.temporary().keySet().stream().sorted().map(name -> name + "="
        + new String(files.temporary().get(name).bytes(), StandardCharsets.UTF_8).strip()).toList()), Optional.empty());
    return switch (in.verdict().map(Str::value).orElse("")) {
      case "bad" -> failed(BAD, outputs);
      case "fine" -> okInAnyCase(outputs);
      case "lazy" -> ok(new Out(in.keep(), Optional.empty()));
      default -> ok(outputs);
    };
  }
}
