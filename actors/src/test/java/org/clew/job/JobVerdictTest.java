package org.clew.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clew.process.JobEvent;
import org.clew.process.JobEvent.StopRequested;
import org.clew.process.JobPhase;
import org.clew.process.JobStop;
import org.clew.process.JobStop.Cause;
import org.clew.process.JobStop.Then;
import org.clew.process.JobStop.Verdict;
import org.clew.process.Lifecycle;
import org.clew.process.ProcessEvent;
import org.clew.scheduler.SubmitAnswer;
import org.clew.spec.EngineExitCodes;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How jobs end that their scheduler judges, or that are stopped. */
class JobVerdictTest {
  @TempDir Path base;

  @ParameterizedTest(name = "parser says {0}: {1}")
  @CsvSource({"nothing, 120", "fine, 0", "bad, 310"})
  @DisplayName("SPEC 15.5/40 scheduler 120 and parser: nothing 120, 0 0, 310 310")
  void schedulerAndParser(String parser, int expected) throws Exception {
    var job = Given.judged(base, EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME)
        .launch(Given.parsedAs(parser, Given.script("echo 1 > some")), Map.of());
    job.runToEnd();
    var end = (ProcessEvent.Finished) job.log.getLast();
    assertThat(end.exitStatus()).isEqualTo(expected);
    assertThat(job.output("temporary")).isNotNull();
    assertThat(end.reports().stream().filter(report -> report.message().contains("verdict 120")))
        .hasSize(expected == 120 ? 0 : 1);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({"PARSE, STOP, 151", "PARSE, PARSER, 310", "RETRIEVE, STOP, 151", "FINISH, STOP, 151"})
  @DisplayName("SPEC 13.2/12 a stopped job is cancelled, then retrieved and parsed as asked for")
  void stopsAJob(Then then, Verdict verdict, int expected) throws Exception {
    var job = Given.files(base)
        .launch(Given.parsedAs("bad", Given.inputs("echo partial > note; sleep 300", List.of("note"), List.of())),
        Map.of());
    job.runUntil(JobPhase.UPDATE);
    Await.until("there is a note", () -> Files.exists(job.workdir().resolve("note")));
    var pid = job.state.job().jobId().split("\\.")[0];
    job.apply(List.of(stop(Cause.PERSON, then, verdict)));
    assertThat(((Lifecycle.Finished) job.runToEnd().lifecycle()).exitStatus()).isEqualTo(expected);
    assertThat(new ProcessBuilder("pgrep", "-s", pid, "-r", "R,S,D").start().waitFor()).isEqualTo(1);
    assertThat(job.output("retrieved") != null).isEqualTo(then != Then.FINISH);
    assertThat(job.output("temporary") != null).isEqualTo(then == Then.PARSE);
  }

  @Test
  @DisplayName("SPEC 9.2 a calculation creates no data that is stored already")
  void theParserCannotGiveBackAnInput() throws Exception {
    var job = Given.files(base).launch(Given.parsedAs("lazy", Given.script("echo 1 > some")), Map.of());
    var end = (Lifecycle.Finished) job.runToEnd().lifecycle();
    assertThat(end.exitStatus()).isEqualTo(EngineExitCodes.ERROR_INVALID_OUTPUT.status());
    assertThat(end.message()).contains("outputs.temporary: is stored already (node ", "calculations create their outputs");
    assertThat(job.output("temporary")).isNull();
  }

  @Test @DisplayName("SPEC 6.8 without a retrieved folder a job ends with 100, and its parser is not asked")
  void nothingWasRetrieved() throws Exception {
    var job = Given.files(base).launch(Given.parsedAs("bad", Given.script("echo 1 > some")), Map.of())
        .runUntil(JobPhase.RETRIEVE);
    job.apply(List.of(new JobEvent.Retrieved(job.env.now(), Map.of())));
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(100, "The job has no retrieved folder."));
  }

  @Test @DisplayName("SPEC 6.8 a scheduler that fails to judge is reported and passed over, also when its files are missing")
  void aSchedulerThatCannotJudge() throws Exception {
    var job = Given.answering(base, "judge", () -> {
      throw new IllegalStateException("no idea");
    }).launch(Given.script("rm _scheduler-std*; echo 1 > some"), Map.of());
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(((ProcessEvent.Finished) job.log.getLast()).reports()).singleElement().satisfies(report ->
        assertThat(report.message()).startsWith("The scheduler 'direct' could not judge the job: ").contains("no idea"));
  }

  @Test @DisplayName("SPEC 6.2 a submission that is refused for good ends the job with its code; nothing is retrieved")
  void aRefusedSubmission() throws Exception {
    var refused = new SubmitAnswer.Refused(EngineExitCodes.ERROR_SCHEDULER_INVALID_ACCOUNT, "no account x");
    var job = Given.answering(base, "submitted", () -> refused)
        .launch(Given.script("echo 1 > some"), Map.of());
    assertThat(job.runToEnd().lifecycle())
        .isEqualTo(new Lifecycle.Finished(131, "The scheduler refused the account. (no account x)"));
    assertThat(job.output("retrieved")).isNull();
    assertThat(job.log).noneMatch(JobEvent.PhaseFailed.class::isInstance);
  }

  @Test void whatWasNotSubmittedEndsAtOnce() throws Exception {
    for (var phase : List.of(JobPhase.UPLOAD, JobPhase.SUBMIT)) {
      var job = Given.files(base).launch(Given.script("echo run >> runs"), Map.of()).runUntil(phase);
      job.apply(List.of(stop(Cause.DEADLINE, Then.PARSE, Verdict.STOP)));
      assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(152, "The job was stopped: enough"));
      assertThat(job.state.job().token()).isNull();
    }
  }

  @Test void aJobThatEndedMeanwhileIsParsedAllTheSame() throws Exception {
    var job = Given.files(base).launch(Given.script("echo 1"), Map.of()).runUntil(JobPhase.UPDATE);
    Await.until("the job is over", () -> Files.exists(job.workdir().resolve(".clew/exit")));
    job.apply(List.of(stop(Cause.PERSON, Then.PARSE, Verdict.PARSER)));
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
  }

  private static StopRequested stop(Cause cause, Then then, Verdict verdict) {
    return new StopRequested(Instant.now(), new JobStop(cause, "enough", then, verdict));
  }
}
