package org.clew.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clew.data.CodeData;
import org.clew.data.FolderData;
import org.clew.data.InMemoryBlob;
import org.clew.data.Int;
import org.clew.process.JobEvent;
import org.clew.process.JobEvent.JobCancelled;
import org.clew.process.JobEvent.JobSeen;
import org.clew.process.JobEvent.PhaseFailed;
import org.clew.process.JobEvent.SubmitIntended;
import org.clew.process.JobEvent.Submitted;
import org.clew.process.JobEvent.Uploaded;
import org.clew.process.JobPhase;
import org.clew.process.Lifecycle;
import org.clew.process.ProcessEvent;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalcJobPhasesTest {
  @TempDir Path base;

  private JobDriver driver() {
    return new JobDriver(base, CalcJobPhases.LASTING);
  }

  @Test
  void runsToItsOutputs() throws Exception {
    var job = driver().launch("mkdir res; echo a > res/one; echo b > res/two; echo $((2 + $(cat sub/data.txt)))");
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(job.output("sum")).isEqualTo(new Int(9));
    assertThat(((FolderData) job.output("retrieved")).files().keySet())
        .containsExactly("_scheduler-stderr.txt", "_scheduler-stdout.txt",
        "out.txt", "results/one", "results/two", "sub/data.txt");
    assertThat(job.output("remote_folder").plain()).isEqualTo(Map.of("computer", "localhost", "path", job.workdir().toString()));
    assertThat(job.state.job().info()).containsEntry("exit_status", 0L);
    assertThat(job.state.job().plan().get("input_files")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("run.sh", "sub/data.txt");
    assertThat(job.log).extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Created", "Uploaded", "SubmitIntended", "Submitted", "JobEnded", "Stashed", "Retrieved", "Finished");
  }

  @Test
  void retrievesThroughLinksButNotIntoLoops() throws Exception {
    var job = driver()
        .launch("mkdir -p real/deep; echo x > real/deep/f; ln -s .. real/deep/loop; ln -s f real/deep/again; mkdir res; "
        + "ln -s ../real res/linked; ln -s nowhere res/broken; echo 1");
    job.runToEnd();
    assertThat(((FolderData) job.output("retrieved")).files().keySet())
        .contains("results/linked/deep/f", "results/linked/deep/again")
        .noneMatch(name -> name.contains("loop") || name.contains("broken"));
  }

  @Test
  void parserDecidesTheExitCode() throws Exception {
    assertThat(driver().launch("echo three").runToEnd().lifecycle())
        .isEqualTo(new Lifecycle.Finished(320, "The output is no number."));
    var partial = driver().launch("echo partial; exit 1");
    assertThat(partial.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(320, "The output is no number."));
    assertThat(partial.output("sum")).isEqualTo(new Int(-1));
    assertThat(driver().launch("rm out.txt").runToEnd().lifecycle()).isInstanceOfSatisfying(Lifecycle.Finished.class,
        end -> assertThat(end.exitStatus()).isEqualTo(310));
  }

  @Test
  void aMissingOutputIsExitCode11() throws Exception {
    assertThat(driver().launch("echo nothing").runToEnd().lifecycle()).isInstanceOfSatisfying(Lifecycle.Finished.class, end -> {
      assertThat(end.exitStatus()).isEqualTo(11);
      assertThat(end.message()).contains("outputs.sum");
    });
  }

  @Test
  void temporaryFilesReachTheParserOnly() throws Exception {
    var job = driver().launch("echo 41 > big.tmp");
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(job.output("sum")).isEqualTo(new Int(41));
    assertThat(((FolderData) job.output("retrieved")).file("big.tmp")).isEmpty();
  }

  @Test @DisplayName("SPEC 15.5/45 an exception of plan or parser excepts the process without another try")
  void faultsOfPluginsExceptWithoutAnotherTry() throws Exception {
    assertThat(driver().launch("bad plan").runToEnd().lifecycle())
        .isEqualTo(new Lifecycle.Excepted("java.lang.IllegalStateException: this plan is bad"));
    assertThat(driver().launch("echo 1 # bad parser").runToEnd().lifecycle())
        .isEqualTo(new Lifecycle.Excepted("java.lang.IllegalStateException: this parser is bad"));
    var metadata = Map.<String, Object>of("options", Map.of("resources", Map.of("num_machines", 0L)));
    assertThat(driver().launch("echo 1", JobDriver.BASH, metadata).runToEnd().lifecycle())
        .isInstanceOfSatisfying(Lifecycle.Excepted.class,
            end -> assertThat(end.exception()).contains("num_machines must be a whole number of 1 or more"));
  }

  @Test @DisplayName("SPEC 15.5/38 contradictory opinions about MPI except the process and are all named")
  void namesAllOpinionsAboutMpi() throws Exception {
    var code = JobDriver.BASH.withMpi(CodeData.Mpi.NO);
    var job = driver().launch("echo 1 # demands mpi", code, Map.of("options", Map.of("withmpi", true)));
    assertThat(job.runToEnd().lifecycle()).isInstanceOfSatisfying(Lifecycle.Excepted.class, end -> assertThat(end.exception())
        .contains("option metadata.options.withmpi says yes, plugin says yes, code bash@localhost says no"));
    assertThat(job.log).noneMatch(PhaseFailed.class::isInstance);
  }

  @Test @DisplayName("SPEC 15.5/46 skip_submit goes upload, stash, retrieve")
  void skippingTheSubmissionGoesFromUploadToRetrieve() throws Exception {
    var job = driver().launch("skip submit");
    assertThat(job.runToEnd().lifecycle()).isInstanceOf(Lifecycle.Finished.class);
    assertThat(job.log).extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Created", "Uploaded", "Stashed", "Retrieved", "Finished");
    assertThat(((FolderData) job.output("retrieved")).files().keySet()).containsExactly("run.sh", "sub/data.txt");
  }

  @Test
  void portableCodesComeAlongAndCanBeRun() throws Exception {
    var code = CodeData.portable("tool", "tool.sh", Map.of("tool.sh", new InMemoryBlob("#!/bin/bash\necho 5\n")));
    var job = driver().launch("", code, Map.of("computer", "localhost"));
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(job.output("sum")).isEqualTo(new Int(5));
    assertThat(driver().launch("", code, Map.of()).runToEnd().lifecycle()).isInstanceOfSatisfying(Lifecycle.Excepted.class,
        end -> assertThat(end.exception())
            .isEqualTo("metadata.computer: required: code tool can run on any computer; say on which"));
  }

  @Test
  void everyPhaseMayBeDoneAgainAfterACrash() throws Exception {
    var job = driver().launch("echo run >> runs; echo 3");
    while (!job.state.isTerminal()) {
      job.runOnly();
      job.apply(job.runOnly());
    }
    assertThat(job.state.lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(Files.readAllLines(job.workdir().resolve("runs"))).hasSize(1);
    assertThat(job.log.stream().filter(Submitted.class::isInstance)).hasSize(1);
    assertThat(job.log.stream().filter(SubmitIntended.class::isInstance)).hasSize(1);
  }

  @Test
  void findsTheJobOfASubmissionWhoseAnswerWasLost() throws Exception {
    var job = driver().launch("echo run >> runs; echo 3").runUntil(JobPhase.SUBMIT);
    var lost = (Submitted) job.runOnly().getFirst();
    Await.until("the job is over", () -> Files.exists(job.workdir().resolve(".clew/exit")));
    assertThat(job.state.job().token()).isNotNull();
    assertThat(((Submitted) job.runOnly().getFirst()).jobId()).isEqualTo(lost.jobId());
    assertThat(Files.readAllLines(job.workdir().resolve("runs"))).hasSize(1);
  }

  @Test
  void aDirectoryWithAStartedJobIsNeverTouched() throws Exception {
    var job = driver().launch("echo 3");
    var first = ((Uploaded) job.runOnly().getFirst()).workdir();
    Files.createSymbolicLink(Path.of(first, ".clew/job"), Path.of("1.2.abc"));
    var second = ((Uploaded) job.runOnly().getFirst()).workdir();
    assertThat(second).isEqualTo(first + ".1");
    assertThat(Files.exists(Path.of(first, ".clew/job"), LinkOption.NOFOLLOW_LINKS)).isTrue();
    try (var left = Files.list(base.resolve(".staging"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void troubleWithTheMachineIsTriedAgainLaterAndThenGivenUp() throws Exception {
    var job = new JobDriver(Files.writeString(base.resolve("file"), "no folder"), CalcJobPhases.LASTING).launch("echo 3");
    var first = failed(job);
    assertThat(first.error()).startsWith("computer localhost: ").contains("file");
    assertThat(Duration.between(first.at(), first.next())).isEqualTo(Duration.ofSeconds(20));
    var second = failed(job);
    assertThat(second.tries()).isEqualTo(2);
    assertThat(Duration.between(second.at(), second.next())).isEqualTo(Duration.ofSeconds(40));
    assertThat(failed(job).next()).isNull();
  }

  private static PhaseFailed failed(JobDriver job) throws Exception {
    var events = job.phases.run(JobPhase.UPLOAD, job.state, job.env, job::apply);
    job.apply(events);
    return (PhaseFailed) events.getFirst();
  }

  @Test
  void aVanishedJobEndsWithoutExitStatus() throws Exception {
    var job = driver().launch("exec sleep 300").runUntil(JobPhase.UPDATE);
    var pid = job.state.job().jobId().split("\\.")[0];
    var waiting = new Thread[1];
    var result = new java.util.concurrent.CompletableFuture<List<ProcessEvent>>();
    waiting[0] = Thread.startVirtualThread(() -> {
      try {
        result.complete(job.runOnly());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    assertThat(new ProcessBuilder("bash", "-c", "kill -KILL -- -" + pid).start().waitFor()).isZero();
    var ended = (JobEvent.JobEnded) result.get(20, java.util.concurrent.TimeUnit.SECONDS).getFirst();
    assertThat(ended.info()).doesNotContainKey("exit_status")
        .containsEntry("job_substate", "gone without exit status; killed or lost");
    waiting[0].join();
  }

  @Test
  void tellsOnlyOfStatesThatLast() throws Exception {
    var job = new JobDriver(base, Duration.ofMillis(60)).launch("sleep 0.5; echo 3");
    job.runToEnd();
    assertThat(job.log.stream().filter(JobSeen.class::isInstance)).singleElement()
        .satisfies(seen -> assertThat(((JobSeen) seen).schedulerState()).isEqualTo("running"));
  }

  @Test
  void cancelsTheJobAndWhatItStarted() throws Exception {
    var job = driver().launch("sleep 300 & sleep 300 & wait").runUntil(JobPhase.UPDATE);
    assertThat(job.phases.cancel(job.state, job.env)).isInstanceOf(JobCancelled.class);
    var pid = job.state.job().jobId().split("\\.")[0];
    Await.until("the session is empty", () -> new ProcessBuilder("pgrep", "-s", pid, "-r", "R,S,D").start().waitFor() == 1);
  }

  @Test
  void cancellingASubmissionOfUnknownFateIsFinal() throws Exception {
    var job = driver().launch("echo run >> runs; echo 3").runUntil(JobPhase.SUBMIT);
    assertThat(job.phases.cancel(job.state, job.env).detail()).isEqualTo("nothing was submitted");
    job.apply(List.of(new SubmitIntended(job.env.now(), 1, "clew-token")));
    assertThat(job.phases.cancel(job.state, job.env)).isInstanceOf(JobCancelled.class);
    assertThat(job.runOnly().getFirst())
        .isInstanceOfSatisfying(PhaseFailed.class, failed -> assertThat(failed.error()).contains("cancelled"));
    assertThat(job.workdir().resolve("runs")).doesNotExist();
  }

  @Test
  void whatThePersistingOfTheIntentThrowsGoesToTheCaller() throws Exception {
    var job = driver().launch("echo run >> runs").runUntil(JobPhase.SUBMIT);
    assertThatThrownBy(() -> job.phases.run(JobPhase.SUBMIT, job.state, job.env, _ -> {
      throw new IllegalStateException("fenced");
    })).isInstanceOf(IllegalStateException.class).hasMessage("fenced");
    assertThat(job.workdir().resolve("runs")).doesNotExist();
  }
}
