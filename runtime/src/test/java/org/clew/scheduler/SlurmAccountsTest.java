package org.clew.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.scheduler.Fixtures.END;
import static org.clew.scheduler.Fixtures.answer;
import static org.clew.scheduler.Fixtures.claim;
import static org.clew.scheduler.Fixtures.part;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What sacct told, recorded on SLURM 22.05 with and without accounting. */
class SlurmAccountsTest {
  private static final String DISABLED =
      part("books", 1, Fixtures.text("slurm/sacct_disabled.txt"), Fixtures.text("slurm/sacct_disabled.txt.stderr"));
  private static final String DOWN =
      part("books", 1, Fixtures.text("slurm/sacct_accounting_down.txt"), Fixtures.text("slurm/sacct_accounting_down.txt.stderr"));
  private static final String QUIET = part("queue", 0, "");

  private final SlurmScheduler slurm = new SlurmScheduler();

  private static String books() {
    var header = SlurmQueue.FIELDS.replace(",", SlurmQueue.DIVIDER) + "\n";
    return part("books", 0, Fixtures.text("slurm/sacct_other_delimiter.txt").lines()
        .map(line -> line + SlurmQueue.DIVIDER + "acc" + SlurmQueue.DIVIDER
        + "normal").collect(Collectors.joining("\n", header, "\n")));
  }

  private static JobRef job(String id) {
    return new JobRef(id, "tok", "/w");
  }

  @Test
  void tellsEndExitStatusAndSignal() {
    var failed = slurm.accounted(job("2"), answer(QUIET, books(), END)).orElseThrow();
    assertThat(failed.state()).isEqualTo(JobState.DONE);
    assertThat(failed.exitStatus()).hasValue(3);
    assertThat(failed.more()).containsEntry("account", "acc").containsEntry("finish_time", "2026-11-22T20:38:39Z");
    var signalled = slurm.accounted(job("3"), answer(QUIET, books(), END)).orElseThrow();
    assertThat(signalled.exitStatus()).isEmpty();
    assertThat(signalled.more()).containsEntry("terminating_signal", 11L);
    assertThat(slurm.accounted(job("6"), answer(QUIET, books(), END)).orElseThrow().substate()).isEqualTo("CANCELLED");
    assertThat(slurm.accounted(job("10"), answer(QUIET, books(), END)).orElseThrow().state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void stepsEndWithEmptyFields() {
    var step = ("69.batch|batch|FAILED|3:0|||||1|1|2026-11-26T01:21:54|2026-11-26T01:21:54|"
        + "2026-11-26T01:21:59|00:00:05||00:00.061|4836K|n1|||\n")
        .replace("|", SlurmQueue.DIVIDER);
    var answer = answer(QUIET, books().replace("==clew told", step + "==clew told"), END);
    assertThat(slurm.accounted(job("2"), answer).orElseThrow().exitStatus()).hasValue(3);
  }

  @Test
  void keepsTheTextOfTheAccounting() {
    var detailed = (Map<?, ?>) slurm.accounted(job("2"), answer(QUIET, books(), END)).orElseThrow().more().get(JobInfo.DETAILED);
    assertThat(detailed.get("retval")).isEqualTo(0L);
    assertThat(detailed.get("stdout").toString()).startsWith("JobID" + SlurmQueue.DIVIDER).contains("FAILED");
  }

  @Test
  void aJobThatCompletesHasNotEndedAlthoughTheAccountingSaysSo() {
    var queue = part("queue", 0, SlurmLines.squeue("squeue_all_states.txt"));
    assertThat(slurm.accounted(job("28"), answer(queue, books(), END)).orElseThrow().state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void anUnknownJobOrAFailedAccountingIsNoEnd() {
    assertThat(slurm.accounted(job("99"), answer(QUIET, books(), END))).isEmpty();
    assertThat(slurm.accounted(job("2"), answer(QUIET, DOWN, END))).isEmpty();
    assertThat(slurm.accounted(job("2"), answer(part("queue", 1, ""), DISABLED, END))).isEmpty();
    assertThat(slurm.accounted(job("2"), answer(QUIET, books()))).as("cut off").isEmpty();
  }

  @Test
  void withoutAccountingAJobThatTheQueueDoesNotKnowHasEnded() {
    assertThat(slurm.accounted(job("2"), answer(QUIET, DISABLED, END)).orElseThrow().substate())
        .startsWith("gone without exit status");
    var sentinel = slurm.accounted(job("2"), answer(QUIET, DISABLED, part("exit", 0, "4\n"), END)).orElseThrow();
    assertThat(sentinel.exitStatus()).hasValue(4);
  }

  @Test
  void searchGoesWithoutAnAccountingThatIsDisabledAndWaitsForOneThatIsDown() {
    assertThat(slurm.found(job(null), answer(QUIET, DISABLED, claim(""), END))).isEqualTo(new FindAnswer.NotThere());
    assertThat(slurm.found(job(null), answer(QUIET, DOWN, claim(""), END))).isInstanceOfSatisfying(FindAnswer.Unusable.class,
        unusable -> assertThat(unusable.reason()).contains("sacct failed").contains("Connection refused"));
  }

  @Test
  void searchFindsAJobThatOnlyTheAccountingKnows() {
    assertThat(slurm.found(new JobRef(null, "nodefail", "/w"), answer(QUIET, books(), claim(""), END)))
        .isEqualTo(new FindAnswer.Found("9"));
  }
}
