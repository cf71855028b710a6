package org.clew.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clew.scheduler.FindAnswer.Cancelled;
import org.clew.scheduler.FindAnswer.Found;
import org.clew.scheduler.FindAnswer.NotThere;
import org.clew.scheduler.ListAnswer.Listed;
import org.clew.scheduler.ListAnswer.Unusable;
import org.clew.scheduler.SubmitAnswer.Accepted;
import org.clew.scheduler.SubmitAnswer.Refused;
import org.clew.scheduler.SubmitAnswer.Unclear;
import org.junit.jupiter.api.Test;

class DirectSchedulerTest {
  private static final JobRef JOB = new JobRef("12.345.abc", "tok", "/w");
  private final DirectScheduler direct = new DirectScheduler();

  @Test
  void readsTheAnswerOfASubmission() {
    assertThat(direct.submitted(result(0, "ln: File exists\njob 12.345.abc\n"))).isEqualTo(new Accepted("12.345.abc"));
    assertThat(direct.submitted(result(0, "job cancelled\n"))).isInstanceOf(Refused.class);
    assertThat(direct.submitted(result(0, "job \n"))).isInstanceOf(Unclear.class);
    assertThat(direct.submitted(result(127, ""))).isInstanceOf(Unclear.class);
  }

  @Test
  void listsPresentAndDoneButNeverGuesses() {
    var answer = direct.listed(List.of(JOB), result(0, "1.2.a S\n2.2.a done 3\n3.2.a absent\n4.2.a left\n5.2.a T\nend\n"));
    var jobs = ((Listed) answer).jobs();
    assertThat(jobs).hasSize(4).doesNotContainKey("3.2.a");
    assertThat(jobs.get("1.2.a").state()).isEqualTo(JobState.RUNNING);
    assertThat(jobs.get("2.2.a")).satisfies(info -> {
      assertThat(info.state()).isEqualTo(JobState.DONE);
      assertThat(info.exitStatus()).hasValue(3);
    });
    assertThat(jobs.get("4.2.a").state()).isEqualTo(JobState.RUNNING);
    assertThat(jobs.get("5.2.a").state()).isEqualTo(JobState.SUSPENDED);
  }

  @Test
  void aCutOffOrFailedAnswerIsNotAnAbsence() {
    assertThat(direct.listed(List.of(JOB), result(0, "1.2.a S\n"))).isInstanceOf(Unusable.class);
    assertThat(direct.listed(List.of(JOB), result(0, ""))).isInstanceOf(Unusable.class);
    assertThat(direct.listed(List.of(JOB), result(1, "end\n"))).isInstanceOf(Unusable.class);
  }

  @Test
  void readsTheAnswerOfASearch() {
    assertThat(direct.found(JOB, result(0, "none\n"))).isEqualTo(new NotThere());
    assertThat(direct.found(JOB, result(0, "job 12.345.abc\n"))).isEqualTo(new Found("12.345.abc"));
    assertThat(direct.found(JOB, result(0, "job cancelled\n"))).isEqualTo(new Cancelled());
    assertThat(direct.found(JOB, result(1, ""))).isInstanceOf(FindAnswer.Unusable.class);
  }

  @Test
  void quotesWords() {
    assertThat(Shell.single("it's")).isEqualTo("'it'\"'\"'s'");
    assertThat(Shell.doubled("a \"b\" $C \\$D \\")).isEqualTo("\"a \\\"b\\\" $C \\$D \\\\\"");
  }

  private static CommandResult result(int exit, String stdout) {
    return new CommandResult(exit, stdout, "");
  }
}
