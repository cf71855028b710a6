package org.clew.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.scheduler.Fixtures.END;
import static org.clew.scheduler.Fixtures.answer;
import static org.clew.scheduler.Fixtures.claim;
import static org.clew.scheduler.Fixtures.part;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several submissions is the job, and when a job is gone; with the lines of SLURM, the same for all batch systems. */
class ClaimsTest {
  private static final JobRef UNKNOWN = new JobRef(null, "tok", "/w");
  private static final JobRef SEVEN = new JobRef("7", "tok", "/w");
  private static final String NO_BOOKS = part("books", 0, "");
  private static final String NO_FOLDER = part("claim", 1, "", "find: '/w/.clew': No such file or directory\n");

  private final SlurmScheduler slurm = new SlurmScheduler();

  private static String queue(String... lines) {
    return part("queue", 0, String.join("", lines));
  }

  private FindAnswer found(String... parts) {
    return slurm.found(UNKNOWN, answer(String.join("", parts), END));
  }

  @Test
  void theHolderOfTheClaimIsTheJob() {
    var both = queue(SlurmLines.line("7", "COMPLETED", "None", "tok"), SlurmLines.line("8", "RUNNING", "None", "tok"));
    assertThat(found(both, NO_BOOKS, claim("8\n"))).isEqualTo(new FindAnswer.Found("8"));
    assertThat(found(part("queue", 1, "", "down"), part("books", 1, "", "down"), claim("8\n")))
        .isEqualTo(new FindAnswer.Found("8"));
  }

  @Test
  void withoutAClaimTheOldestThatCanStillRunIsTheJob() {
    var waiting = queue(SlurmLines.line("10", "PENDING", "None", "tok"), SlurmLines.line("9", "PENDING", "None", "tok"));
    assertThat(found(waiting, NO_BOOKS, claim(""))).isEqualTo(new FindAnswer.Found("9"));
    var cancelled = queue(SlurmLines.line("9", "CANCELLED", "None", "tok"), SlurmLines.line("10", "PENDING", "None", "tok"));
    assertThat(found(cancelled, NO_BOOKS, claim(""))).isEqualTo(new FindAnswer.Found("10"));
  }

  @Test
  void jobsOfOthersAreNotFound() {
    assertThat(found(queue(SlurmLines.line("9", "PENDING", "None", "other")), NO_BOOKS, claim("")))
        .isEqualTo(new FindAnswer.NotThere());
    assertThat(found(queue(), NO_BOOKS, NO_FOLDER)).isEqualTo(new FindAnswer.NotThere());
  }

  @Test
  void nothingIsConcludedFromAPartThatDidNotAnswer() {
    assertThat(found(part("queue", 124, ""), NO_BOOKS, claim("")))
        .isEqualTo(new FindAnswer.Unusable("squeue did not answer in time"));
    assertThat(found(queue(), NO_BOOKS, part("claim", 1, "", "find: '/w/.clew': Input/output error")))
        .isInstanceOf(FindAnswer.Unusable.class);
    assertThat(found(queue(), NO_BOOKS)).isInstanceOf(FindAnswer.Unusable.class);
    assertThat(slurm.found(UNKNOWN, answer(queue(), NO_BOOKS, claim("")))).as("cut off").isInstanceOf(FindAnswer.Unusable.class);
  }

  @Test
  void aCancelledAttemptIsNeitherFoundNorSubmittedAgain() {
    assertThat(found(queue(), NO_BOOKS, claim("cancelled\n"))).isEqualTo(new FindAnswer.Cancelled());
  }

  @Test
  void aJobThatGaveWayIsListedAsTheOneThatRuns() {
    var listed = slurm.listed(List.of(SEVEN),
        answer(queue(SlurmLines.line("7", "COMPLETED", "None", "tok")), "==clew owner 7 8\n",
        part("others", 0, SlurmLines.line("8", "RUNNING", "None", "tok")), END));
    assertThat(((ListAnswer.Listed) listed).jobs().get("7")).satisfies(info -> {
      assertThat(info.jobId()).isEqualTo("8");
      assertThat(info.state()).isEqualTo(JobState.RUNNING);
    });
  }

  @Test
  void whenTheJobThatRunsCannotBeListedNothingIsKnown() {
    assertThat(slurm.listed(List.of(SEVEN), answer(queue(SlurmLines.line("7", "COMPLETED", "None", "tok")), "==clew owner 7 8\n",
        part("others", 1, "", "down"), END))).isInstanceOf(ListAnswer.Unusable.class);
  }

  @Test
  void killedIsGoneOnlyWhenNothingIsLeft() {
    var ended = part("known", 0, SlurmLines.line("7", "CANCELLED", "None", "tok"));
    assertThat(slurm.killed(SEVEN, answer(claim("7\n"), queue(), ended, END))).isEqualTo(new KillAnswer.Gone("job 7 has ended"));
    assertThat(slurm.killed(SEVEN, answer(claim("cancelled\n"), queue(), part("known", 0, ""), END)))
        .isInstanceOf(KillAnswer.Gone.class);
    var other = queue(SlurmLines.line("8", "PENDING", "None", "tok"));
    assertThat(slurm.killed(SEVEN, answer(claim("cancelled\n"), other, ended, END)))
        .isEqualTo(new KillAnswer.Alive("job 8 is still PENDING"));
    assertThat(slurm.killed(UNKNOWN, answer(claim("cancelled\n"), queue(), END)))
        .isEqualTo(new KillAnswer.Gone("no job of the submission is left"));
    assertThat(slurm.killed(UNKNOWN, answer(NO_FOLDER, queue(), END))).isInstanceOf(KillAnswer.Gone.class);
  }

  @Test
  void killTellsWhyAJobIsStillAlive() {
    var completing = part("known", 0, SlurmLines.line("7", "COMPLETING", "None", "tok"));
    assertThat(slurm.killed(SEVEN, answer(claim("7\n"), part("cancel", 1, "", "scancel: error: not permitted\n"), queue(),
        completing, END)))
        .isEqualTo(
            new KillAnswer.Alive(
            "job 7 is still COMPLETING; the cancel command failed with exit status 1: scancel: error: not permitted"));
    assertThat(slurm.killed(SEVEN, answer(claim("7\n"), part("queue", 1, "", "down\n"), END)))
        .isEqualTo(new KillAnswer.Alive("squeue failed with exit status 1: down"));
    assertThat(slurm.killed(UNKNOWN, answer(claim(""), queue(), END))).as("the link could not be made")
        .isInstanceOf(KillAnswer.Alive.class);
    assertThat(slurm.killed(SEVEN, answer(claim("7\n"), queue()))).as("cut off").isInstanceOf(KillAnswer.Alive.class);
  }

  @Test
  void textOfALoginShellDoesNotDisturb() {
    assertThat(slurm.found(UNKNOWN, answer("Welcome to the machine\n", queue(), NO_BOOKS, claim(""), END, "logout\n")))
        .isEqualTo(new FindAnswer.NotThere());
  }

  @Test
  void aProbeNamesWhatIsMissingAndTheRemedy() {
    assertThat(slurm.probed(answer(queue(), NO_BOOKS, END)))
        .isEqualTo(new ProbeAnswer.Ready("slurm answers, queue and accounting"));
    assertThat(slurm.probed(answer("==clew note squeue missing\n", part("queue", 127, ""), NO_BOOKS, END)))
        .isInstanceOfSatisfying(ProbeAnswer.Broken.class, broken -> {
          assertThat(broken.problem()).isEqualTo("not found on the computer: squeue");
          assertThat(broken.remedy()).contains("PATH");
        });
    assertThat(slurm.probed(answer(part("queue", 1, "", "down"), NO_BOOKS, END))).isInstanceOf(ProbeAnswer.Broken.class);
    assertThat(slurm.probed(answer(queue(), part("books", 1, "", "Slurm accounting storage is disabled\n"), END)))
        .isEqualTo(new ProbeAnswer.Ready("slurm answers; SLURM keeps no accounting, which is not needed"));
    assertThat(slurm.probed(new CommandResult(127, "", "bash: not found"))).isInstanceOf(ProbeAnswer.Broken.class);
  }
}
