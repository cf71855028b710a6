package org.clew.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.clew.scheduler.FindAnswer;
import org.clew.scheduler.KillAnswer;
import org.clew.scheduler.SubmitAnswer;
import org.clew.scheduler.SubmitAnswer.Accepted;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link org.clew.scheduler.DirectScheduler} with real processes. */
class DirectJobsTest {
  @TempDir Path tmp;

  @Test
  void runsToItsEndAndLeavesItsExitStatus() throws Exception {
    var job = DirectJob.in(tmp, "exit 3");
    var id = ((Accepted) job.submit()).jobId();
    Await.until("done", () -> job.state(id).equals("done 3"));
    assertThat(job.runs()).hasSize(1);
    assertThat(job.find()).isEqualTo(new FindAnswer.Found(id));
  }

  @Test
  void survivesTheSigkillOfTheJvmThatStartedIt() throws Exception {
    var job = DirectJob.in(tmp, "until [ -e go ]; do sleep 0.02; done");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var starter = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), "-Xmx64m", Starter.class.getName(),
        job.dir.toString(), job.token).redirectErrorStream(true).start();
    String answer;
    try (var output = new BufferedReader(new InputStreamReader(starter.getInputStream(), StandardCharsets.UTF_8))) {
      answer = output.readLine();
    } finally {
      starter.destroyForcibly().waitFor();
    }
    var id = ((FindAnswer.Found) job.find()).jobId();
    assertThat(answer).isEqualTo("job " + id);
    assertThat(job.state(id)).isIn("S", "R");
    Files.createFile(job.dir.resolve("go"));
    Await.until("done", () -> job.state(id).equals("done 0"));
  }

  @Test
  void startsOnceUnderConcurrentSubmissions() throws Exception {
    var job = DirectJob.in(tmp, "sleep 0.2");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<SubmitAnswer>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) tasks.add(job::submit);
      var answers = threads.invokeAll(tasks).stream().map(answer -> answer.resultNow()).distinct().toList();
      assertThat(answers).singleElement().isInstanceOf(Accepted.class);
      Await.until("done", () -> job.state(((Accepted) answers.getFirst()).jobId()).equals("done 0"));
    }
    assertThat(job.runs()).hasSize(1);
  }

  @Test
  void startsOnceWhereverTheStarterIsKilled() throws Exception {
    for (int micros = 0; micros <= 20_000; micros += 500) {
      var job = DirectJob.in(tmp, "");
      var starter = new ProcessBuilder(job.submitCommand().words()).directory(job.dir.toFile()).start();
      if (!starter.waitFor(micros, TimeUnit.MICROSECONDS)) starter.destroyForcibly().waitFor();
      var id = job.recover();
      Await.until("done after " + micros, () -> job.state(id).equals("done 0"));
      assertThat(job.runs()).as("killed after %s microseconds", micros).hasSize(1);
    }
  }

  @Test
  void aStartThatIsStuckBeforeItsClaimLosesAgainstTheNext() throws Exception {
    var job = DirectJob.in(tmp, "");
    var stuck = withSlowLink(job, "touch waiting; until [ -e go ]; do sleep 0.01; done; exec /bin/ln \"$@\"");
    Await.until("stuck", () -> Files.exists(job.dir.resolve("waiting")));
    stuck.destroyForcibly().waitFor();
    assertThat(job.find()).isEqualTo(new FindAnswer.NotThere());
    var id = job.recover();
    Await.until("done", () -> job.state(id).equals("done 0"));
    Files.createFile(job.dir.resolve("go"));
    Await.until("the stuck one gave up", () -> carriers(job).isEmpty());
    assertThat(job.runs()).hasSize(1);
    assertThat(job.state(id)).isEqualTo("done 0");
  }

  @Test
  void aStartWhoseStarterDiedBeforeTheAnswerGoesOn() throws Exception {
    var job = DirectJob.in(tmp, "");
    var stuck = withSlowLink(job, "/bin/ln \"$@\" || exit; touch waiting; until [ -e go ]; do sleep 0.01; done");
    Await.until("claimed", () -> Files.exists(job.dir.resolve("waiting")));
    stuck.destroyForcibly().waitFor();
    var id = job.recover();
    Files.createFile(job.dir.resolve("go"));
    Await.until("done", () -> job.state(id).equals("done 0"));
    assertThat(job.runs()).hasSize(1);
  }

  /** Submits with an ln that is slow, to hold the job at its claim. */
  private static Process withSlowLink(DirectJob job, String body) throws Exception {
    var bin = Files.createDirectories(job.dir.resolve("bin"));
    var link = Files.writeString(bin.resolve("ln"), "#!/bin/bash\n" + body + "\n");
    assertThat(link.toFile().setExecutable(true)).isTrue();
    var builder = new ProcessBuilder(job.submitCommand().words()).directory(job.dir.toFile());
    builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
    return builder.start();
  }

  @Test
  void killEndsTheWholeTreeEvenWhatLeftTheSessionOrIgnoresTheSignal() throws Exception {
    var job =
        DirectJob.in(tmp, "(trap '' TERM; sleep 300 & wait; sleep 300) &\n(setsid sleep 300 &)\nbash -c 'sleep 300 & wait' &\n"
        + "touch ready; sleep 300");
    var id = ((Accepted) job.submit()).jobId();
    Await.until("ready", () -> Files.exists(job.dir.resolve("ready")) && carriers(job).size() >= 6);
    assertThat(job.kill(id)).isInstanceOf(KillAnswer.Gone.class);
    assertThat(carriers(job)).isEmpty();
    assertThat(job.kill(id)).isEqualTo(new KillAnswer.Gone("gone before"));
  }

  @Test
  void neitherTakesNorKillsAProcessThatGotTheProcessIdAgain() throws Exception {
    var innocent = new ProcessBuilder("sleep", "300").start();
    try {
      var job = DirectJob.in(tmp, "");
      var real = ((Accepted) job.submit()).jobId();
      Await.until("done", () -> job.state(real).equals("done 0"));
      Files.delete(job.dir.resolve(".clew/exit"));
      var boot = real.substring(real.lastIndexOf('.') + 1);
      var reused = innocent.pid() + ".1." + boot;
      assertThat(job.state(reused)).isEqualTo("absent");
      assertThat(job.kill(reused)).isInstanceOf(KillAnswer.Gone.class);
      assertThat(job.state(innocent.pid() + "." + startTime(innocent) + "." + boot)).isIn("S", "R");
      assertThat(job.kill(innocent.pid() + "." + startTime(innocent) + ".00000000")).isInstanceOf(KillAnswer.Gone.class);
      assertThat(innocent.isAlive()).isTrue();
    } finally {
      innocent.destroyForcibly();
    }
  }

  @Test
  void aJobThatIsKilledOutrightIsAbsentOnceNothingOfItIsLeft() throws Exception {
    var job = DirectJob.in(tmp, "sleep 300 & echo $! > orphan; sleep 300");
    var id = ((Accepted) job.submit()).jobId();
    Await.until("running", () -> Files.exists(job.dir.resolve("orphan")) && carriers(job).size() >= 3);
    var orphan = Files.readString(job.dir.resolve("orphan")).strip();
    signal("KILL", id.substring(0, id.indexOf('.')));
    Await.until("only what it started is left", () -> job.state(id).equals("left"));
    for (var pid : carriers(job)) signal("KILL", pid);
    Await.until("absent", () -> job.state(id).equals("absent"));
    assertThat(orphan).isNotEmpty();
  }

  @Test
  void cancellingBeforeTheStartLetsNoLaterStartThrough() throws Exception {
    var job = DirectJob.in(tmp, "");
    assertThat(job.kill(null)).isInstanceOf(KillAnswer.Gone.class);
    assertThat(job.find()).isEqualTo(new FindAnswer.Cancelled());
    assertThat(job.submit()).isInstanceOf(SubmitAnswer.Refused.class);
    assertThat(job.kill(null)).isInstanceOf(KillAnswer.Gone.class);
    assertThat(job.runs()).isEmpty();
  }

  @Test
  void endsByTheTermSignalAreNoSuccess() throws Exception {
    var job = DirectJob.in(tmp, "touch ready; sleep 300 & wait");
    var id = ((Accepted) job.submit()).jobId();
    Await.until("ready", () -> Files.exists(job.dir.resolve("ready")) && carriers(job).size() >= 2);
    signal("TERM", id.substring(0, id.indexOf('.')));
    Await.until("done", () -> job.state(id).equals("done 143"));
    assertThat(job.kill(id)).isInstanceOf(KillAnswer.Gone.class);
    assertThat(carriers(job)).isEmpty();
  }

  private static String startTime(Process process) throws Exception {
    var stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
  }

  private static void signal(String name, String pid) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  /** Live processes with the token of the job in their environment. */
  private static List<String> carriers(DirectJob job) throws Exception {
    var found = new ArrayList<String>();
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : processes) {
        try {
          if (Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1).contains(job.token))
            found.add(process.getFileName().toString());
        } catch (java.io.IOException _) {
          continue;
        }
      }
    }
    return found;
  }
}
