package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
