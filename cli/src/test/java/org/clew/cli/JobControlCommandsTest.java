package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code process stop} and {@code process retry}, with and without an engine. */
class JobControlCommandsTest {
  @TempDir Path home;

  private Said clew(String... arguments) {
    return new Clew(home).run(arguments);
  }

  private String job(String before) {
    return new Clew(home).submit("test.echo", "text=hello", "metadata.options.prepend_text=" + before);
  }

  private String state(String pk) {
    return String.valueOf(new Clew(home).json("process", "show", pk).json().get("job_state"));
  }

  @Test void stopIsStoredForTheNextEngine() throws Exception {
    var pk = job("sleep 600");
    assertThat(clew("process", "stop", pk, "-m", "changed my mind").ok().out())
        .contains("Request to stop", "takes effect before any other work when an engine starts");
    var why = new Clew(home).json("process", "why", pk).json();
    assertThat(why.get("sentence")).asString().contains("is stopping its job: changed my mind");
    assertThat(why.get("stop")).asString().contains("cause=person", "then=parse");
    try (var _ = History.engine(home)) {
      Await.until("it ends", () -> "finished".equals(new Clew(home).json("process", "show", pk).json().get("state")));
    }
    var shown = new Clew(home).json("process", "show", pk).json();
    assertThat(shown).containsEntry("exit_status", 151L).containsEntry("exit_message", "The job was stopped: changed my mind");
    assertThat(clew("process", "stop", pk).refusal(1)).contains("has already ended");
  }

  @Test void stopKeepsWhatTheJobHasMade() throws Exception {
    try (var _ = History.engine(home)) {
      var pk = job("echo early > said; sleep 600");
      Await.until("the job runs", () -> "withscheduler".equals(state(pk)));
      assertThat(clew("process", "retry", pk, "--phase", "parse").refusal(1)).contains("has not come to 'parsing' yet");
      var answers = new Clew(home).json("process", "stop", pk, "--retrieve", "--no-parse").list("answers");
      assertThat(answers).singleElement().satisfies(answer -> assertThat(answer).containsEntry("accepted", true));
      var shown = new Clew(home).json("process", "show", pk).json();
      assertThat(shown).containsEntry("exit_status", 151L);
      assertThat(clew("calcjob", "outputls", pk).ok().out()).contains("_scheduler-stdout.txt");
    }
  }

  @Test void retryOfAProcessThatWaits() {
    var pk = job("true");
    assertThat(clew("process", "retry", pk, "--phase", "upload").ok().out()).contains("EchoJob<" + pk + ">");
    assertThat(clew("process", "retry", pk, "--phase", "retrieve").refusal(1)).contains("has not come to 'retrieving' yet");
  }

  @Test void jobsAreChosenByComputerAndByCode() {
    var here = new Clew(home).submit("test.echo", "text=hello", "code=bash@localhost");
    var chain = new Clew(home).submit("test.sum", "x=1", "y=2");
    assertThat(clew("process", "pause", "--computer", "localhost", "-m", "maintenance").ok().out())
        .contains("EchoJob<" + here + ">", "maintenance")
        .doesNotContain("<" + chain + ">");
    assertThat(clew("process", "pause", "--code", "bash@localhost", "--computer", "localhost").ok().out())
        .contains("EchoJob<" + here + ">");
    assertThat(clew("process", "kill", "--code", "other@localhost").refusal(1))
        .contains("There is no code 'other@localhost'", "clew code list");
    assertThat(clew("process", "pause", "--computer", "mars").refusal(1))
        .contains("There is no computer 'mars'", "clew computer list");
    assertThat(clew("process", "kill", here, "--computer", "localhost").refusal(2)).contains("--computer");
    assertThat(clew("process", "play", "--computer", "localhost").ok().out()).contains("EchoJob<" + here + ">");
    assertThat(clew("process", "play", "--computer", "localhost").ok().out()).contains("There is nothing to play.");
    assertThat(new Clew(home).json("process", "show", chain).json()).containsEntry("paused", false);
  }

  @Test void refusesWhatMakesNoSense() {
    var pk = job("true");
    assertThat(clew("process", "stop", pk, "--no-retrieve", "--parse").refusal(2)).contains("cannot be parsed");
    assertThat(clew("process", "stop", pk, "--no-parse", "--parser-code").refusal(2)).contains("needs a parser");
    assertThat(clew("process", "retry", pk, "--phase", "fly").refusal(2))
        .contains("upload, submit, update, stash, retrieve, parse");
    assertThat(clew("process", "retry", pk).status()).isEqualTo(2);
    assertThat(clew("process", "stop").status()).isEqualTo(2);
    var chain = new Clew(home).submit("test.sum", "x=1", "y=2");
    assertThat(clew("process", "stop", chain).refusal(1)).contains("is a workchain; only calculation jobs can be stopped");
    assertThat(clew("process", "stop", "--recursive", chain, "--json").json().get("answers")).asString().isEqualTo("[]");
  }
}
