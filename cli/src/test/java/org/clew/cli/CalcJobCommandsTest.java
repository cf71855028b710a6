package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalcJobCommandsTest {
  private static final History PAST = History.get();

  @Test void listsAndPrintsInputFiles() {
    assertThat(PAST.run("calcjob", "inputls", PAST.job).ok().out().lines()).contains("say.sh", "words/text");
    assertThat(PAST.run("calcjob", "inputls", PAST.job, "words").ok().out().lines()).containsExactly("words/text");
    assertThat(PAST.run("calcjob", "inputcat", PAST.job, "words/text").ok().out()).isEqualTo("hello\n");
    assertThat(PAST.json("calcjob", "inputls", PAST.job).list("files")).allSatisfy(file ->
        assertThat(file.keySet()).containsExactlyInAnyOrder("path", "size", "sha256"));
  }

  @Test void listsAndPrintsRetrievedFiles() {
    assertThat(PAST.run("calcjob", "outputls", PAST.job).ok().out().lines()).contains("said");
    assertThat(PAST.run("calcjob", "outputcat", PAST.job, "said").ok().out()).isEqualTo("hello\n");
    assertThat(PAST.run("calcjob", "outputcat", PAST.job, "sayd").refusal(1)).contains("Did you mean 'said'?");
  }

  @Test void listsAndPrintsTheWorkingDirectory() {
    assertThat(PAST.run("calcjob", "remotels", PAST.job).ok().out().lines()).contains("said", "words/");
    assertThat(PAST.run("calcjob", "remotels", PAST.job, "words").ok().out().lines()).containsExactly("words/text");
    assertThat(PAST.run("calcjob", "remotecat", PAST.job, "said").ok().out()).isEqualTo("hello\n");
    assertThat(PAST.run("calcjob", "remotecat", PAST.job, "../../../../../../../../../../etc/hostname").refusal(1))
        .containsAnyOf("outside", "There is no");
    assertThat(PAST.run("calcjob", "remotecat", PAST.job, "words").refusal(1)).contains("is a folder");
  }

  @Test void gotocomputerWithoutATerminalPrintsTheDirectory() {
    var directory = Path.of(PAST.run("calcjob", "gotocomputer", PAST.job).ok().out().strip());
    assertThat(directory.resolve("said")).exists();
  }

  @Test void printsTheResults() {
    assertThat(PAST.json("calcjob", "res", PAST.job).json()).isEqualTo(Map.of("text", "hello", "length", 5L));
    assertThat(PAST.json("calcjob", "res", PAST.job, "-k", "length").json()).isEqualTo(Map.of("length", 5L));
    assertThat(PAST.run("calcjob", "res", PAST.job).ok().out()).contains("length: 5");
    assertThat(PAST.run("calcjob", "res", PAST.job, "-k", "width").refusal(1)).contains("'width'", "length");
  }

  @Test void refusesWhatIsNoJob() {
    assertThat(PAST.run("calcjob", "res", PAST.sum).refusal(1)).contains("is a workchain, not a calculation job");
  }

  @Test void theOnlyFileNeedsNoName() {
    assertThat(PAST.run("calcjob", "outputcat", PAST.job).ok().out()).isEqualTo("hello\n");
    assertThat(PAST.run("calcjob", "inputcat", PAST.job).refusal(2)).contains("no option input_filename", "2 files",
        "clew calcjob inputls " + PAST.job);
    assertThat(PAST.run("calcjob", "remotecat", PAST.job).refusal(2))
        .contains("no option output_filename", "clew calcjob remotels");
  }

  @Test void optionsNameTheFilesOfARunningJobAndOfOneThatFailed(@TempDir Path home) throws Exception {
    var clew = new Clew(home);
    try (var _ = History.engine(home)) {
      var job = clew.submit("test.echo", "text=hello", "metadata.options.prepend_text=echo early > said; sleep 600",
          "metadata.options.input_filename=words/text", "metadata.options.output_filename=said");
      Await.until("the job has begun to write", () -> clew.run("calcjob", "remotecat", job).out().equals("early\n"));
      assertThat(clew.run("calcjob", "inputcat", job).ok().out()).isEqualTo("hello\n");
      assertThat(clew.run("calcjob", "outputcat", job).refusal(1)).contains("has no retrieved files yet");
      assertThat(clew.run("calcjob", "outputls", job).refusal(1)).contains("has no retrieved files yet");
      assertThat(clew.run("calcjob", "res", job).refusal(1)).contains("has no results yet");
      assertThat(clew.run("calcjob", "gotocomputer", job).ok().out().strip()).endsWith("-1");
      clew.run("process", "stop", job, "--retrieve", "--no-parse").ok();
      assertThat(clew.run("calcjob", "outputcat", job).ok().out()).isEqualTo("early\n");
      assertThat(clew.run("calcjob", "res", job).refusal(1)).contains("has no results.");
    }
  }
}
