package org.clew.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.scheduler.Fixtures.END;
import static org.clew.scheduler.Fixtures.answer;
import static org.clew.scheduler.Fixtures.part;
import static org.clew.scheduler.Fixtures.recorded;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.clew.spec.EngineExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded outputs of SLURM 22.05; for its other states the source is squeue(1), JOB STATE CODES. */
class SlurmSchedulerTest {
  private final SlurmScheduler slurm = new SlurmScheduler();

  private static JobRef job(String id) {
    return new JobRef(id, "clew-t-1", "/w/" + id);
  }

  private Map<String, JobInfo> listed(String text, String... ids) {
    var asked = Arrays.stream(ids).map(SlurmSchedulerTest::job).toList();
    return ((ListAnswer.Listed) slurm.listed(asked, answer(part("queue", 0, text), END))).jobs();
  }

  @Test
  void readsJobsInManyStates() {
    var jobs = listed(SlurmLines.squeue("squeue_all_states.txt"), "1", "2", "5", "6", "8", "9", "11", "12", "14", "16", "17",
        "23", "25", "28", "99");
    assertThat(jobs).doesNotContainKey("99").hasSize(14);
    assertThat(jobs.get("1").state()).isEqualTo(JobState.DONE);
    assertThat(jobs.get("5").substate()).isEqualTo("OUT_OF_MEMORY");
    assertThat(jobs.get("12").state()).isEqualTo(JobState.QUEUED);
    assertThat(List.of("14", "16", "17")).allSatisfy(id -> assertThat(jobs.get(id).state()).isEqualTo(JobState.QUEUED_HELD));
    assertThat(jobs.get("23").state()).isEqualTo(JobState.SUSPENDED);
    assertThat(jobs.get("28").state()).as("completing").isEqualTo(JobState.RUNNING);
  }

  @Test
  void aJobNameMayHoldBarsQuotesAndLetters() {
    assertThat(listed(SlurmLines.squeue("squeue_all_states.txt"), "25").get("25").more()).containsEntry("title", "a|b \"c\" ü, d")
        .containsEntry("num_machines", 1L);
  }

  @Test
  void tellsTheFieldsOfAJob() {
    assertThat(listed(SlurmLines.squeue("squeue_all_states.txt"), "21").get("21").more()).containsEntry("queue_name", "normal")
        .containsEntry("num_cpus", 8L).containsEntry("wallclock_time_seconds", 4L)
        .containsEntry("requested_wallclock_time_seconds", 3600L)
        .containsEntry("submission_time", "2026-11-22T20:39:08Z").containsEntry("dispatch_time", "2026-11-22T20:39:09Z")
        .containsEntry("allocated_machines", "n4").containsEntry("qos", "normal").doesNotContainKeys("account", "finish_time");
  }

  @Test
  void tellsWhyAJobWaits() {
    var jobs = listed(SlurmLines.squeue("squeue_all_states.txt"), "12", "21", "32");
    assertThat(jobs.get("12").waitReason()).hasValue("Resources");
    assertThat(jobs.get("32").waitReason()).hasValue("ReqNodeNotAvail, UnavailableNodes:n3");
    assertThat(jobs.get("21").waitReason()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"BOOT_FAIL,DONE", "DEADLINE,DONE", "OUT_OF_MEMORY,DONE", "PREEMPTED,DONE", "RESV_DEL_HOLD,QUEUED_HELD",
      "REQUEUE_FED,QUEUED",
      "REQUEUE_HOLD,QUEUED_HELD", "REQUEUED,QUEUED", "RESIZING,RUNNING", "REVOKED,UNDETERMINED", "SIGNALING,RUNNING",
      "SPECIAL_EXIT,QUEUED_HELD", "STAGE_OUT,RUNNING", "STOPPED,SUSPENDED", "CONFIGURING,QUEUED", "CANCELLED by 1001,DONE",
          "NEWWORD,UNDETERMINED"})
  void mapsStatesThatAreSeldomSeen(String word, JobState state) {
    assertThat(SlurmStates.state(word, "None")).isEqualTo(state);
    var end = SlurmStates.word(word).matches(SlurmStates.ENDS);
    assertThat(end).as("the shell agrees").isEqualTo(state == JobState.DONE);
  }

  @Test
  void aFailedQueryIsNeverAnAbsence() {
    for (var fixture : List.of("slurm/squeue_unknown.txt", "slurm/squeue_controller_down.txt",
        "slurm/squeue_controller_hangs.txt")) {
      var failed = part("queue", 1, Fixtures.text(fixture), Fixtures.errors(fixture));
      assertThat(slurm.listed(List.of(job("1")), answer(failed, END))).isInstanceOf(ListAnswer.Unusable.class);
    }
    assertThat(slurm.listed(List.of(job("1")), answer(part("queue", 124, ""), END)))
        .isEqualTo(new ListAnswer.Unusable("squeue did not answer in time"));
    assertThat(slurm.listed(List.of(job("1")), answer(part("queue", 0, "")))).isInstanceOf(ListAnswer.Unusable.class);
    assertThat(slurm.listed(List.of(job("1")), answer(part("queue", 0, "1" + SlurmQueue.DIVIDER + "RUNNING"), END)))
        .isInstanceOf(ListAnswer.Unusable.class);
  }

  @Test
  void anEmptyAnswerListsNothing() {
    assertThat(listed(Fixtures.text("slurm/squeue_no_jobs.txt"), "1")).isEmpty();
  }

  @Test
  void asksForASingleJobTwiceAndLeavesTheListOfItsCallerAlone() {
    var asked = List.of(job("7"));
    var command = slurm.list(asked, "alice");
    assertThat(command.stdin()).isEqualTo("7 clew-t-1 /w/7\n");
    assertThat(command.words().get(2)).contains("--jobs=\"$*,$1\"").contains("--states=all");
    assertThat(asked).containsExactly(job("7"));
  }

  @Test
  void submissionCarriesTheTokenInNameAndComment() {
    assertThat(slurm.submit("job.sh", "clew-x-1").words()).containsExactly("sbatch", "--parsable", "--job-name=clew-x-1",
        "--comment=clew-x-1", "job.sh");
  }

  @Test
  void readsJobIds() {
    assertThat(slurm.submitted(recorded(0, "slurm/sbatch_parsable.txt"))).isEqualTo(new SubmitAnswer.Accepted("34"));
    assertThat(slurm.submitted(recorded(0, "slurm/sbatch_plain.txt"))).isEqualTo(new SubmitAnswer.Accepted("33"));
    assertThat(slurm.submitted(new CommandResult(0, "Welcome!\n77;cluster2\n", ""))).isEqualTo(new SubmitAnswer.Accepted("77"));
    assertThat(slurm.submitted(new CommandResult(0, "salloc: Granted job allocation 8\n", "")))
        .isEqualTo(new SubmitAnswer.Accepted("8"));
    assertThat(slurm.submitted(new CommandResult(0, "", ""))).isInstanceOf(SubmitAnswer.Unclear.class);
    assertThat(slurm.submitted(new CommandResult(1, "5\n", "sbatch: error: something"))).isInstanceOf(SubmitAnswer.Unclear.class);
  }

  @ParameterizedTest
  @CsvSource({"sbatch_bad_partition,1,132", "sbatch_too_much_memory,1,133", "sbatch_bad_time,255,134",
      "sbatch_bad_option,255,134"})
  void permanentRefusalsHaveTheirExitCode(String fixture, int exit, int status) {
    assertThat(slurm.submitted(recorded(exit, "slurm/" + fixture + ".txt")))
        .isInstanceOfSatisfying(SubmitAnswer.Refused.class, refused -> assertThat(refused.code().status()).isEqualTo(status));
  }

  @Test
  void anInvalidAccountIsRefused() {
    var said = "sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified\n";
    assertThat(slurm.submitted(new CommandResult(1, "", said))).isInstanceOfSatisfying(SubmitAnswer.Refused.class,
        refused -> assertThat(refused.code()).isEqualTo(EngineExitCodes.ERROR_SCHEDULER_INVALID_ACCOUNT));
  }

  @Test
  void whenTheControllerWasNotReachedNoJobWasMade() {
    assertThat(slurm.submitted(recorded(1, "slurm/sbatch_controller_down.txt"))).isInstanceOf(SubmitAnswer.NotTaken.class);
    assertThat(slurm.submitted(recorded(1, "slurm/sbatch_missing_script.txt"))).isInstanceOf(SubmitAnswer.NotTaken.class);
    assertThat(slurm.submitted(new CommandResult(127, "", "bash: sbatch: command not found\n")))
        .isInstanceOf(SubmitAnswer.NotTaken.class);
  }

  @Test
  void whenTheControllerDidNotAnswerAJobMayHaveBeenMade() {
    assertThat(slurm.submitted(recorded(1, "slurm/sbatch_controller_hangs.txt"))).isInstanceOf(SubmitAnswer.Unclear.class);
    assertThat(slurm.submitted(new CommandResult(1, "", "Unable to contact slurm controller (receive failure)"))).isInstanceOf(
        SubmitAnswer.Unclear.class);
    assertThat(slurm.submitted(new CommandResult(137, "", ""))).isInstanceOf(SubmitAnswer.Unclear.class);
    assertThat(slurm.settling()).isPositive();
    assertThat(SlurmLines.squeue("squeue_after_hang.txt")).as("and here it is").contains("ghost");
  }

  @Test
  void limitsOnTheNumberOfJobsPassAndLimitsOnTheirSizeDoNot() {
    var policy = "\nsbatch: error: Batch job submission failed: Job violates accounting/QOS policy"
        + " (job submit limit, user's size and/or time limits)\n";
    assertThat(slurm.submitted(new CommandResult(1, "", "sbatch: error: QOSMaxSubmitJobPerUserLimit" + policy)))
        .isInstanceOf(SubmitAnswer.NotTaken.class);
    assertThat(slurm.submitted(new CommandResult(1, "", "sbatch: error: AssocMaxSubmitJobLimit" + policy)))
        .isInstanceOf(SubmitAnswer.NotTaken.class);
    assertThat(slurm.submitted(new CommandResult(1, "", "sbatch: error: QOSMaxWallDurationPerJobLimit" + policy)))
        .isInstanceOfSatisfying(
        SubmitAnswer.Refused.class, refused -> assertThat(refused.code().status()).isEqualTo(133));
    assertThat(slurm.submitted(new CommandResult(1, "", policy))).isInstanceOf(SubmitAnswer.NotTaken.class);
  }

  @Test
  void stateDecidesWhyAJobEnded() {
    assertThat(slurm.judge(ended("OUT_OF_MEMORY"), "", "")).hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_MEMORY);
    assertThat(slurm.judge(ended("TIMEOUT"), "", "")).hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME);
    assertThat(slurm.judge(ended("NODE_FAIL"), "", "")).hasValue(EngineExitCodes.ERROR_SCHEDULER_NODE_FAILURE);
    assertThat(slurm.judge(ended("COMPLETED"), "", "DUE TO TIME LIMIT")).isEmpty();
    assertThat(slurm.judge(ended("FAILED"), "", "")).isEmpty();
  }

  @Test
  void withoutAStateTheMessagesOfAnyLineDecide() {
    assertThat(slurm.judge(ended("sentinel"), "",
        "some\nslurmstepd: error: *** JOB 8 ON n1 CANCELLED AT 2026-11-22T20:39:08 DUE TO TIME LIMIT ***\n"))
        .hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME);
    assertThat(slurm.judge(ended("FAILED"), "", "a\nb\nslurmstepd: error: Detected 1 oom-kill event(s) in StepId=5.batch.\n"))
        .hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_MEMORY);
    assertThat(slurm.judge(ended("gone"), "", "slurmstepd: error: Exceeded job memory limit\n"))
        .hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_MEMORY);
    assertThat(slurm.judge(new JobInfo("1", JobState.DONE, "sentinel", OptionalInt.of(0), Map.of()), "", "oom-kill event"))
        .isEmpty();
  }

  private static JobInfo ended(String word) {
    return JobInfo.of("1", JobState.DONE, word);
  }
}
