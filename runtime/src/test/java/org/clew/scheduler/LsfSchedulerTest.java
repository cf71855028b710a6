package org.clew.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.scheduler.Fixtures.END;
import static org.clew.scheduler.Fixtures.NOW;
import static org.clew.scheduler.Fixtures.answer;
import static org.clew.scheduler.Fixtures.claim;
import static org.clew.scheduler.Fixtures.part;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.clew.spec.EngineExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts written after bsub(1), bjobs(1) and bkill(1) of LSF 10.1; the present of the answers is some minutes after New Year. */
class LsfSchedulerTest {
  private static final String TOKEN = "clew-0f8fad5b-d9cb-469f-a165-70867728950e-1";
  private final LsfScheduler lsf = new LsfScheduler();

  private Map<String, JobInfo> listed(String... ids) {
    var asked = Arrays.stream(ids).map(id -> new JobRef(id, "tok", "/w")).toList();
    return ((ListAnswer.Listed) lsf.listed(asked, answer(NOW, part("queue", 0, Fixtures.text("lsf/bjobs.txt")), END))).jobs();
  }

  @Test
  void datesWithoutAYearAreThoseNearestToNow() {
    var running = listed("201").get("201").more();
    assertThat(running).containsEntry("submission_time", "2026-12-31T23:50:00Z")
        .containsEntry("dispatch_time", "2026-12-31T23:58:00Z")
        .doesNotContainKey("finish_time");
    assertThat(listed("202").get("202").more()).containsEntry("submission_time", "2027-01-01T00:05:00Z");
    assertThat(listed("203").get("203").more()).as("with a letter behind it")
        .containsEntry("finish_time", "2026-12-31T22:00:00Z");
  }

  @Test
  void listsJobsInTheirStates() {
    var jobs = listed("201", "202", "203", "204", "205", "206", "299");
    assertThat(jobs).hasSize(6).doesNotContainKey("299");
    assertThat(jobs.get("201").more()).containsEntry("num_mpiprocs", 8L).containsEntry("wallclock_time_seconds", 3661L);
    assertThat(jobs.get("202").waitReason()).hasValue("Job slot limit reached;");
    assertThat(jobs.get("203").exitStatus()).hasValue(140);
    assertThat(jobs.get("204").exitStatus()).hasValue(0);
    assertThat(jobs.get("204").more()).containsEntry("title", "with|bar");
    assertThat(jobs.get("206").state()).as("its machine is lost").isEqualTo(JobState.UNDETERMINED);
  }

  @ParameterizedTest
  @CsvSource({"PEND,QUEUED", "PROV,QUEUED", "WAIT,QUEUED", "PSUSP,QUEUED_HELD", "RUN,RUNNING", "USUSP,SUSPENDED",
      "SSUSP,SUSPENDED", "DONE,DONE", "EXIT,DONE",
      "UNKWN,UNDETERMINED", "ZOMBI,UNDETERMINED"})
  void mapsStates(String word, JobState state) {
    assertThat(LsfQueue.state(word)).isEqualTo(state);
  }

  @Test
  void unknownJobsAreNoFailureAndEverythingElseIsOne() {
    var unknown = part("queue", 255, "", "Job <299> is not found\n");
    assertThat(lsf.listed(List.of(), answer(NOW, unknown, END))).isEqualTo(new ListAnswer.Listed(Map.of()));
    for (var said : List.of("", "LSF is down. Please wait ...\n",
        "Failed in an LSF library call: Slave LIM configuration is not ready yet\n"))
      assertThat(lsf.listed(List.of(), answer(NOW, part("queue", 255, "", said), END))).isInstanceOf(ListAnswer.Unusable.class);
    assertThat(lsf.listed(List.of(), answer(NOW, part("queue", 0, "201|RUN\n"), END))).isInstanceOf(ListAnswer.Unusable.class);
  }

  @Test
  void killingAJobThatHasEndedIsGoneAlthoughBkillFails() {
    var failed = part("cancel", 255, "", "Job <203>: Job has already finished\n");
    var job = new JobRef("203", "clew-c-1", "/w");
    assertThat(lsf.killed(job, answer(NOW, claim("203\n"), failed, part("queue", 0, Fixtures.text("lsf/bjobs.txt")), END)))
        .isEqualTo(new KillAnswer.Gone("job 203 has ended"));
  }

  @Test
  void findsByName() {
    var queue = part("queue", 0, Fixtures.text("lsf/bjobs.txt"));
    assertThat(lsf.found(new JobRef(null, TOKEN, "/w"), answer(NOW, queue, claim(""), END)))
        .isEqualTo(new FindAnswer.Found("201"));
    var none = part("queue", 255, "", "Job <" + TOKEN + "> is not found\n");
    assertThat(lsf.found(new JobRef(null, TOKEN, "/w"), answer(NOW, none, claim(""), END))).isEqualTo(new FindAnswer.NotThere());
  }

  @Test
  void terminationReasonsTellLimits() {
    assertThat(lsf.judge(listed("203").get("203"), "", "")).hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME);
    var ended = JobInfo.of("1", JobState.DONE, "EXIT");
    assertThat(lsf.judge(ended, "TERM_MEMLIMIT: job killed after reaching LSF memory usage limit.\n", "")).hasValue(
        EngineExitCodes.ERROR_SCHEDULER_OUT_OF_MEMORY);
    assertThat(lsf.judge(ended, "", "")).isEmpty();
    assertThat(lsf.judge(JobInfo.of("1", JobState.DONE, "DONE"), "TERM_RUNLIMIT", "")).isEmpty();
  }

  @Test
  void answersOfSubmissions() {
    assertThat(lsf.submitted(new CommandResult(0, "Job <201> is submitted to queue <normal>.\n", "")))
        .isEqualTo(new SubmitAnswer.Accepted("201"));
    assertThat(lsf.submitted(new CommandResult(255, "", "nowhere: No such queue. Job not submitted.\n"))).isInstanceOfSatisfying(
        SubmitAnswer.Refused.class, refused -> assertThat(refused.code().status()).isEqualTo(132));
    assertThat(lsf.submitted(new CommandResult(255, "", "Too many processors requested. Job not submitted.\n")))
        .isInstanceOfSatisfying(
        SubmitAnswer.Refused.class, refused -> assertThat(refused.code().status()).isEqualTo(133));
    assertThat(lsf.submitted(new CommandResult(255, "", "User's pending job slot limit reached. Job not submitted.\n")))
        .isInstanceOf(SubmitAnswer.NotTaken.class);
    assertThat(lsf.submitted(new CommandResult(255, "", "batch daemon not responding ... still trying\n")))
        .isInstanceOf(SubmitAnswer.Unclear.class);
    assertThat(lsf.submit("a b.sh", "tok").words())
        .containsExactly("bash", "-c", "exec bsub -J \"$1\" < \"$2\"", "bsub", "tok", "a b.sh");
  }
}
