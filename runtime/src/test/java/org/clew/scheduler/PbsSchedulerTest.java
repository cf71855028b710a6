package org.clew.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.scheduler.Fixtures.END;
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

/**
 * Texts written after qsub(1B) and qstat(1B) of PBS Pro, the exit statuses of the header job.h of OpenPBS, and the chapter "Job
 * Exit Status" of the Torque administrator guide.
 */
class PbsSchedulerTest {
  private static final String TOKEN = "clew-0f8fad5b-d9cb-469f-a165-70867728950e-1";
  private final PbsProScheduler pbs = new PbsProScheduler();
  private final TorqueScheduler torque = new TorqueScheduler();

  private static Map<String, JobInfo> listed(PbsScheduler scheduler, int exit, String stdout, String stderr, String... ids) {
    var asked = Arrays.stream(ids).map(id -> new JobRef(id, "tok", "/w")).toList();
    return ((ListAnswer.Listed) scheduler.listed(asked, answer(part("queue", exit, stdout, stderr), END))).jobs();
  }

  @Test
  void readsRecordsWithContinuedLinesShellFunctionsAndLinesWithoutSign() {
    var fields = PbsRecords.records(Fixtures.text("pbs/qstat_f.txt")).get("1001.pbs01");
    assertThat(fields.get("Variable_List")).contains("CLEW_JOB_TOKEN=" + TOKEN + ",PBS_O_WORKDIR")
        .contains("$*`\n},PBS_O_QUEUE=workq");
    assertThat(fields).containsEntry("etime", "Sun Nov 22 20:39:08 2026\n    a line without any sign")
        .containsEntry("project", "_pbs_project_default");
  }

  @Test
  void listsJobsInTheirStates() {
    var jobs = listed(pbs, 0, Fixtures.text("pbs/qstat_f.txt"), "", "1001.pbs01", "1002.pbs01", "1003.pbs01",
        "1004.pbs01.example.org", "9.pbs01");
    assertThat(jobs).doesNotContainKey("9.pbs01");
    assertThat(jobs.get("1001.pbs01").more()).containsEntry("allocated_machines", "n1+n2").containsEntry("num_machines", 2L)
        .containsEntry("num_cpus", 8L).containsEntry("wallclock_time_seconds", 3723L)
        .containsEntry("requested_wallclock_time_seconds", 93600L)
        .containsEntry("dispatch_time", "2026-11-22T20:40:00Z").containsEntry("submission_time", "2026-11-22T20:39:08Z");
    assertThat(jobs.get("1002.pbs01").state()).isEqualTo(JobState.QUEUED_HELD);
    assertThat(jobs.get("1003.pbs01").waitReason()).hasValue("Not Running: Insufficient amount of resource: ncpus");
    assertThat(jobs.get("1004.pbs01.example.org").state()).as("by the number, however the server is called")
        .isEqualTo(JobState.DONE);
  }

  @ParameterizedTest
  @CsvSource({"Q,QUEUED", "T,QUEUED", "W,QUEUED", "H,QUEUED_HELD", "R,RUNNING", "B,RUNNING", "E,RUNNING", "S,SUSPENDED",
      "U,SUSPENDED", "F,DONE", "C,DONE",
      "X,DONE", "M,UNDETERMINED"})
  void mapsStates(String letter, JobState state) {
    assertThat(PbsRecords.state(letter)).isEqualTo(state);
  }

  @Test
  void readsHostsOfSeveralForms() {
    assertThat(PbsRecords.hosts("n1/0*4+n2/0")).containsExactly("n1", "n2");
    assertThat(PbsRecords.hosts("brncl-31/5+brncl-31/4+brncl-32/0")).containsExactly("brncl-31", "brncl-32");
  }

  @Test
  void unknownAndFinishedJobsAmongOthersAreNoFailure() {
    var jobs = listed(pbs, 153, Fixtures.text("pbs/qstat_f.txt"),
        "qstat: Unknown Job Id 9.pbs01\nqstat: 8.pbs01 Job has finished, use -x or -H\n",
        "1001.pbs01", "9.pbs01");
    assertThat(jobs).containsOnlyKeys("1001.pbs01");
    assertThat(listed(pbs, 153, "", "qstat: Unknown Job Id 9.pbs01\n", "9.pbs01")).isEmpty();
  }

  @Test
  void everyOtherFailureIsOne() {
    for (var said : List.of("", "qstat: cannot connect to server pbs01 (errno=15010)\n",
        "qstat: Unknown Job Id 9\nqstat: End of File\n"))
      assertThat(pbs.listed(List.of(), answer(part("queue", 1, "", said), END))).isInstanceOf(ListAnswer.Unusable.class);
  }

  @Test
  void findsByTheTokenInTheEnvironment() {
    var queue = part("queue", 0, Fixtures.text("pbs/qstat_f.txt"));
    assertThat(pbs.found(new JobRef(null, TOKEN, "/w"), answer(queue, claim(""), END)))
        .isEqualTo(new FindAnswer.Found("1001.pbs01"));
    assertThat(pbs.found(new JobRef(null, "clew-none-1", "/w"), answer(queue, claim(""), END)))
        .isEqualTo(new FindAnswer.NotThere());
    var completed = part("queue", 0, Fixtures.text("pbs/torque_qstat_f.txt"));
    assertThat(torque.found(new JobRef(null, TOKEN, "/w"), answer(completed, claim(""), END)))
        .isEqualTo(new FindAnswer.Found("77.torque.example.org"));
    assertThat(pbs.submit("job.sh", TOKEN).words()).containsExactly("qsub", "-v", "CLEW_JOB_TOKEN=" + TOKEN, "job.sh");
  }

  @Test
  void exitStatusTellsLimits() {
    var late = listed(pbs, 0, Fixtures.text("pbs/qstat_f.txt"), "", "1004.pbs01").get("1004.pbs01");
    assertThat(late.exitStatus()).hasValue(-29);
    assertThat(pbs.judge(late, "", "")).hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME);
    assertThat(pbs.meaning(-27)).hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_MEMORY);
    assertThat(torque.meaning(-10)).hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_MEMORY);
    assertThat(torque.meaning(-11)).hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME);
    var failed = listed(torque, 0, Fixtures.text("pbs/torque_qstat_f.txt"), "", "77.torque.example.org")
        .get("77.torque.example.org");
    assertThat(failed.exitStatus()).hasValue(3);
    assertThat(torque.judge(failed, "", "x\n=>> PBS: job killed: walltime 62 exceeded limit 60\n"))
        .hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME);
    assertThat(torque.judge(failed, "", "=>> PBS: job killed: vmem 1kb exceeded limit 1kb\n"))
        .hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_MEMORY);
    assertThat(torque.judge(failed, "", "")).isEmpty();
  }

  @Test
  void aJobThatVanishesWhenItEndsIsAccountedFor() {
    var unknown = part("queue", 153, "", "qstat: Unknown Job Id 1005.pbs01\n");
    var traced = part("books", 0, Fixtures.text("pbs/tracejob.txt"));
    assertThat(pbs.accounted(new JobRef("1005.pbs01", "tok", "/w"), answer(unknown, traced, END)).orElseThrow().exitStatus())
        .hasValue(271);
    var forbidden = part("books", 1, "", "tracejob: /var/spool/pbs/server_logs: Permission denied\n");
    var gone = pbs.accounted(new JobRef("1005.pbs01", "tok", "/w"), answer(unknown, forbidden, part("exit", 0, "0\n"), END))
        .orElseThrow();
    assertThat(gone.exitStatus()).hasValue(0);
    assertThat(pbs.accounted(new JobRef("1005.pbs01", "tok", "/w"),
        answer(part("queue", 1, "", "End of File\n"), forbidden, END))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"qsub: Unknown queue;132", "qsub: Invalid account;131",
      "qsub: Job violates queue and/or server resource limits;133",
      "qsub: illegal -l value;134", "qsub: Unauthorized Request;130"})
  void permanentRefusalsHaveTheirExitCode(String said, int status) {
    assertThat(pbs.submitted(new CommandResult(1, "", said + "\n"))).isInstanceOfSatisfying(SubmitAnswer.Refused.class,
        refused -> assertThat(refused.code().status()).isEqualTo(status));
  }

  @Test
  void answersOfSubmissions() {
    assertThat(pbs.submitted(new CommandResult(0, "1001.pbs01\n", ""))).isEqualTo(new SubmitAnswer.Accepted("1001.pbs01"));
    assertThat(pbs.submitted(new CommandResult(1, "", "qsub: would exceed queue generic's per-user limit\n")))
        .isInstanceOf(SubmitAnswer.NotTaken.class);
    assertThat(pbs.submitted(new CommandResult(1, "", "Connection refused\nqsub: cannot connect to server pbs01 (errno=111)\n")))
        .isInstanceOf(SubmitAnswer.NotTaken.class);
    assertThat(pbs.submitted(new CommandResult(1, "", "qsub: End of File\n"))).isInstanceOf(SubmitAnswer.Unclear.class);
  }
}
