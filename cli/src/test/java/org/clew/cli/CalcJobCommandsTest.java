package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalcJobCommandsTest {
  @TempDir Path home;
  private Path workdir;

  @BeforeEach void fill() throws IOException {
    SampleStore.fill(home);
    workdir = Files.createDirectories(home.resolve("jobdir"));
    Files.writeString(workdir.resolve("sum.out"), "10\n");
    Files.createDirectories(workdir.resolve("out"));
    Files.writeString(home.resolve("secret"), "secret");
    Files.createSymbolicLink(workdir.resolve("leak"), home.resolve("secret"));
  }

  private Terminal.Answer calcjob(String... args) {
    var all = new String[args.length + 1];
    all[0] = "calcjob";
    System.arraycopy(args, 0, all, 1, args.length);
    return new Terminal(home).clew(all);
  }

  @Test void listsAndPrintsInputFiles() {
    assertThat(calcjob("inputls", "6").out()).isEqualTo("sum.sh\n");
    assertThat(calcjob("inputcat", "6", "sum.sh").out()).isEqualTo("echo 10\n");
  }

  @Test void listsAndPrintsRetrievedFiles() {
    assertThat(calcjob("outputls", "6").out()).isEqualTo("logs/run.log\nsum.out\n");
    assertThat(calcjob("outputls", "6", "logs").out()).isEqualTo("logs/run.log\n");
    assertThat(calcjob("outputcat", "6").out()).as("the file of the option output_filename").isEqualTo("10\n");
    assertThat(calcjob("outputcat", "6", "sum.otu").err()).contains("There is no 'sum.otu'", "Did you mean 'sum.out'?");
  }

  @Test void resultsAreTheOutputsThatHaveAShortValue() {
    assertThat(calcjob("res", "6", "--json").json().toString()).isEqualTo("{sum=10}");
    assertThat(calcjob("res", "6", "-k", "product").err()).contains("have no 'product': sum");
  }

  @Test void remoteFilesAreConfinedToTheWorkingDirectory() {
    assertThat(calcjob("remotels", "6").out()).isEqualTo("leak\nout/\nsum.out\n");
    assertThat(calcjob("remotecat", "6", "sum.out").out()).isEqualTo("10\n");
    for (var outside : new String[] {"../secret", "leak", home.resolve("secret").toString()}) {
      var answer = calcjob("remotecat", "6", outside);
      assertThat(answer.status()).as(outside).isEqualTo(1);
      assertThat(answer.out()).as(outside).isEmpty();
      assertThat(answer.err()).as(outside).contains("outside the working directory");
    }
  }

  @Test void cleaningNeedsForceAndFollowsNoLinks() throws IOException {
    assertThat(calcjob("cleanworkdir", "6").status()).isEqualTo(1);
    assertThat(workdir.resolve("sum.out")).exists();
    assertThat(calcjob("cleanworkdir", "6", "--force").status()).isZero();
    assertThat(workdir).isEmptyDirectory();
    assertThat(home.resolve("secret")).exists();
  }

  @Test void jobThatHasNotEndedIsNotCleaned() {
    assertThat(calcjob("cleanworkdir", "11", "--force").err()).contains("Pw<11> has not ended");
  }

  @Test void otherProcessesAreNoJobs() {
    assertThat(calcjob("outputls", "2").err()).contains("MultiplyAdd<2> is a workchain, not a calculation job.");
  }
}
