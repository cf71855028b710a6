package org.clew.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.scheduler.Fixtures.END;
import static org.clew.scheduler.Fixtures.answer;
import static org.clew.scheduler.Fixtures.claim;
import static org.clew.scheduler.Fixtures.part;
import static org.clew.scheduler.Fixtures.recorded;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.clew.spec.EngineExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded outputs of Grid Engine 8.1.9; for its other states the source is sge_status(5). */
class SgeSchedulerTest {
  private static final String EMPTY = part("queue", 0, Fixtures.text("sge/qstat_empty.xml"));
  private static final String NO_BOOKS = part("books", 1, Fixtures.text("sge/qacct_unknown.txt"),
      Fixtures.text("sge/qacct_unknown.txt.stderr"));

  private final SgeScheduler sge = new SgeScheduler();

  private Map<String, JobInfo> listed(String fixture, String... ids) {
    var asked = Arrays.stream(ids).map(id -> new JobRef(id, "tok", "/w")).toList();
    return ((ListAnswer.Listed) sge.listed(asked, answer(part("queue", 0, Fixtures.text("sge/" + fixture)), END))).jobs();
  }

  @Test
  void readsRunningWaitingHeldAndSuspendedJobs() {
    var jobs = listed("qstat_resources.xml", "10", "15", "12", "17", "99");
    assertThat(jobs).doesNotContainKey("99");
    assertThat(jobs.get("10").state()).isEqualTo(JobState.RUNNING);
    assertThat(jobs.get("10").more()).containsEntry("queue_name", "all.q").containsEntry("allocated_machines", "vm")
        .containsEntry("num_mpiprocs", 4L).containsEntry("dispatch_time", "2026-11-22T20:38:40Z")
        .containsEntry("title", "running");
    assertThat(jobs.get("15").state()).isEqualTo(JobState.QUEUED);
    assertThat(jobs.get("15").more()).containsEntry("submission_time", "2026-11-22T20:38:40Z").doesNotContainKey("queue_name");
    assertThat(jobs.get("12").state()).isEqualTo(JobState.QUEUED_HELD);
    assertThat(jobs.get("17").state()).isEqualTo(JobState.SUSPENDED);
  }

  @Test
  void anErrorStateIsNoEndAndSaysWhatToDo() {
    var job = listed("qstat_resources.xml", "8").get("8");
    assertThat(job.state()).isEqualTo(JobState.UNDETERMINED);
    assertThat(job.waitReason()).hasValue("error state Eqw: 'qstat -j 8' tells why, 'qmod -cj 8' lets it try again");
  }

  @ParameterizedTest
  @CsvSource({"qw,QUEUED", "w,QUEUED", "hqw,QUEUED_HELD", "hRwq,QUEUED_HELD", "r,RUNNING", "t,RUNNING", "R,RUNNING",
      "Rr,RUNNING", "Rt,RUNNING",
      "s,SUSPENDED", "st,SUSPENDED", "S,SUSPENDED", "T,SUSPENDED", "Rs,SUSPENDED", "Rts,SUSPENDED", "dr,UNDETERMINED",
          "dt,UNDETERMINED", "ds,UNDETERMINED",
      "Eqw,UNDETERMINED", "Ehqw,UNDETERMINED", "EhRqw,UNDETERMINED", "z,UNDETERMINED"})
  void mapsStates(String word, JobState state) {
    assertThat(SgeQueue.state(word)).isEqualTo(state);
  }

  @Test
  void xmlMustHaveBothParts() {
    for (var text : List.of("", Fixtures.text("sge/qstat_job_unknown.xml"),
        "<?xml version='1.0'?>\n<job_info><queue_info></queue_info></job_info>",
        "<?xml version='1.0'?>\n<job_info><queue_info>",
        "<?xml version='1.0'?>\n<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><job_info>&e;</job_info>"))
      assertThat(sge.listed(List.of(), answer(part("queue", 0, text), END))).as(text).isInstanceOf(ListAnswer.Unusable.class);
    assertThat(sge.listed(List.of(), answer(EMPTY, END))).isEqualTo(new ListAnswer.Listed(Map.of()));
    var down = part("queue", 1, "", Fixtures.text("sge/qstat_master_down.txt.stderr"));
    assertThat(sge.listed(List.of(), answer(down, END))).isInstanceOf(ListAnswer.Unusable.class);
  }

  @Test
  void readsJobIds() {
    assertThat(sge.submitted(recorded(0, "sge/qsub_terse.txt"))).isEqualTo(new SubmitAnswer.Accepted("22"));
    assertThat(sge.submitted(recorded(0, "sge/qsub_plain.txt"))).isEqualTo(new SubmitAnswer.Accepted("21"));
    assertThat(sge.submitted(new CommandResult(0, "\n", ""))).isInstanceOf(SubmitAnswer.Unclear.class);
  }

  @ParameterizedTest
  @CsvSource({"qsub_unknown_queue,1,132", "qsub_unknown_environment,1,133", "qsub_unknown_resource,1,133",
      "qsub_cannot_ever_run,1,133",
      "qsub_bad_option,2,134", "qsub_bad_name,2,134"})
  void permanentRefusalsHaveTheirExitCode(String fixture, int exit, int status) {
    assertThat(sge.submitted(recorded(exit, "sge/" + fixture + ".txt")))
        .isInstanceOfSatisfying(SubmitAnswer.Refused.class, refused -> assertThat(refused.code().status()).isEqualTo(status));
  }

  @Test
  void whenTheMasterWasNotReachedNoJobWasMade() {
    assertThat(sge.submitted(recorded(1, "sge/qsub_master_down.txt"))).isInstanceOf(SubmitAnswer.NotTaken.class);
    assertThat(sge.submitted(recorded(14, "sge/qsub_missing_script.txt"))).isInstanceOf(SubmitAnswer.NotTaken.class);
    assertThat(sge.submitted(new CommandResult(1, "", "Unable to run job: got read error on qmaster\nExiting.\n")))
        .isInstanceOf(SubmitAnswer.Unclear.class);
    assertThat(sge.submitted(new CommandResult(124, "", ""))).isInstanceOf(SubmitAnswer.Unclear.class);
  }

  @Test
  void readsTheAccounting() {
    var failed = accounted("2", "qacct_failed.txt");
    assertThat(failed.exitStatus()).hasValue(3);
    assertThat(failed.more()).containsEntry("finish_time", "2026-11-22T20:38:39Z").containsEntry("num_mpiprocs", 1L);
    var cancelled = accounted("20", "qacct_cancelled.txt");
    assertThat(cancelled.exitStatus()).isEmpty();
    assertThat(cancelled.substate()).isEqualTo("failed 100 : assumedly after job");
    assertThat(cancelled.more()).containsEntry("terminating_signal", 9L);
    assertThat(accounted("3", "qacct_signalled.txt").more()).containsEntry("terminating_signal", 11L);
    assertThat(sge.accounted(new JobRef("9", "tok", "/w"), answer(EMPTY, NO_BOOKS, END))).isEmpty();
  }

  @Test
  void judgesByRunTimeAndLimits() {
    assertThat(sge.judge(accounted("4", "qacct_timeout.txt"), "", "")).hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME);
    var memory = Fixtures.text("sge/qacct_timeout.txt").replace("-l h_rt=3", "-l h_rt=3600,h_vmem=50M");
    var info = sge.accounted(new JobRef("4", "tok", "/w"), answer(EMPTY, part("books", 0, memory), END)).orElseThrow();
    assertThat(sge.judge(info, "", "")).hasValue(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_MEMORY);
    assertThat(sge.judge(accounted("5", "qacct_memory.txt"), "", "")).as("the program itself failed").isEmpty();
    assertThat(sge.judge(accounted("1", "qacct_completed.txt"), "", "")).isEmpty();
  }

  private JobInfo accounted(String id, String fixture) {
    return sge.accounted(new JobRef(id, "tok", "/w"), answer(EMPTY, part("books", 0, Fixtures.text("sge/" + fixture)), END))
        .orElseThrow();
  }

  @Test
  void findsByNameInQueueAndAccounting() {
    var queue = part("queue", 0, Fixtures.text("sge/qstat_resources.xml"));
    assertThat(sge.found(new JobRef(null, "held", "/w"), answer(queue, NO_BOOKS, claim(""), END)))
        .isEqualTo(new FindAnswer.Found("12"));
    assertThat(sge.found(new JobRef(null, "nobody", "/w"), answer(queue, NO_BOOKS, claim(""), END)))
        .isEqualTo(new FindAnswer.NotThere());
    var books = part("books", 0, Fixtures.text("sge/qacct_completed.txt"));
    assertThat(sge.found(new JobRef(null, "completed", "/w"), answer(EMPTY, books, claim(""), END)))
        .isEqualTo(new FindAnswer.Found("1"));
    var none = part("books", 1, "no jobs running since startup\n", "/sge/common/accounting: No such file or directory\n");
    assertThat(sge.found(new JobRef(null, "nobody", "/w"), answer(EMPTY, none, claim(""), END)))
        .isEqualTo(new FindAnswer.NotThere());
  }
}
