package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanWorkdirTest {
  @TempDir Path home;
  private String one;
  private String two;
  private String other;

  private Said clew(String... arguments) {
    return new Clew(home).run(arguments);
  }

  @BeforeEach void runJobs() {
    clew("computer", "setup", "--label", "here", "--work-dir", home.resolve("here").toString(), "-n").ok();
    clew("code", "create", "installed", "--label", "sh", "--computer", "here", "--filepath-executable", "/bin/sh", "-n").ok();
    try (var _ = History.engine(home)) {
      one = Clew.pk(new Clew(home).json("run", "test.echo", "text=one").json());
      two = Clew.pk(new Clew(home).json("run", "test.echo", "text=two").json());
      other = Clew.pk(new Clew(home).json("run", "test.echo", "text=other", "code=sh@here").json());
    }
  }

  private Path directory(String job) {
    return Path.of(clew("calcjob", "gotocomputer", job).ok().out().strip());
  }

  @Test void namedJobsAreCleanedWithForceAndMarked() {
    var directory = directory(one);
    assertThat(clew("calcjob", "cleanworkdir", one, two).refusal(1)).contains("--force", directory.toString(), "2 directories");
    assertThat(directory.resolve("said")).exists();
    var mtime = clew("process", "show", one, "--json").json().get("mtime");
    assertThat(new Clew(home).json("calcjob", "cleanworkdir", "--force", one).json())
        .containsEntry("cleaned", List.of(directory.toString()));
    assertThat(directory).isEmptyDirectory();
    assertThat(clew("calcjob", "remotels", one).refusal(1)).contains("was emptied on 20");
    assertThat(clew("process", "show", one, "--json").json().get("mtime")).isEqualTo(mtime);
    assertThat(clew("calcjob", "outputcat", one, "said").ok().out()).isEqualTo("one\n");
    assertThat(clew("calcjob", "cleanworkdir", "-f", one).ok().err()).contains("Emptied 0 directories");
  }

  @Test void asksOnATerminal() {
    var directory = directory(one);
    var no = new Clew(home).answering("n\n", "calcjob", "cleanworkdir", one);
    assertThat(no.status()).isEqualTo(1);
    assertThat(no.err()).contains(directory.toString(), "Remove all files of 1 directory? [y/N]", "Nothing was removed");
    assertThat(directory.resolve("said")).exists();
    assertThat(new Clew(home).answering("y\n", "calcjob", "cleanworkdir", one).ok().err()).contains("Emptied 1 directory.");
    assertThat(directory).isEmptyDirectory();
  }

  @Test void optionsChooseJobs() {
    var directories = List.of(directory(one), directory(two), directory(other));
    assertThat(clew("calcjob", "cleanworkdir", "-f", "-o", "1").ok().err()).contains("0 directories");
    assertThat(clew("calcjob", "cleanworkdir", "-f", "-E", "17").ok().err()).contains("0 directories");
    assertThat(clew("calcjob", "cleanworkdir", "-f", "-Y", "here", "-p", "1", "-E", "0", "--json").ok().json())
        .containsEntry("cleaned", List.of(directories.getLast().toString()));
    assertThat(directories.getFirst().resolve("said")).exists();
    assertThat(clew("calcjob", "cleanworkdir", "-f", "-p", "1").ok().err()).contains("2 directories");
    assertThat(directories).allSatisfy(directory -> assertThat(directory).isEmptyDirectory());
  }

  @Test void refusesWhatIsNotMeant() {
    assertThat(clew("calcjob", "cleanworkdir").refusal(2)).contains("--older-than");
    assertThat(clew("calcjob", "cleanworkdir", "-Y", "hree", "-f").refusal(1)).contains("Did you mean 'here'?");
    var waiting = new Clew(home).submit("test.echo", "text=later");
    assertThat(clew("calcjob", "cleanworkdir", "-f", one, waiting).refusal(1)).contains("has not ended");
    assertThat(directory(one).resolve("said")).exists();
  }
}
