package org.clew.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell texts for systems that are not at hand, run by bash with stand-ins for their programs, which print what the manuals
 * say. Those for SLURM and Grid Engine are tested with the real systems.
 */
class ShellFunctionsTest {
  private static final String TOKEN = "clew-0f8fad5b-d9cb-469f-a165-70867728950e-1";

  @TempDir Path tmp;
  private Path dir;

  @BeforeEach
  void makeJobDirectory() throws IOException {
    dir = Files.createDirectories(tmp.resolve("job directory"));
    Files.createDirectory(dir.resolve(".clew"));
  }

  private void program(String name, String body) throws IOException {
    var file = Files.createDirectories(tmp.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/bash\necho \"" + name + " $*\" >> '" + tmp.resolve("calls") + "'\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private String printed(String fixture) throws IOException {
    return "cat '" + Files.writeString(tmp.resolve("text"), Fixtures.text(fixture)) + "'";
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(tmp.resolve("calls"));
  }

  private CommandResult run(Command command) throws IOException, InterruptedException {
    var out = tmp.resolve("out");
    var err = tmp.resolve("err");
    var builder = new ProcessBuilder(command.words()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().merge("PATH", tmp.resolve("bin").toString(), (path, first) -> first + ":" + path);
    var process = builder.start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(command.stdin().getBytes(StandardCharsets.UTF_8));
    }
    return new CommandResult(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  private void pbsWithoutHistory() throws IOException {
    var refusal = "case $* in -x*) echo \"PBS is not configured to maintain job history\" >&2; exit 1 ;; esac\n";
    program("qselect", refusal + "echo 1001.pbs01; echo 1002.pbs01");
    program("qstat", refusal + printed("pbs/qstat_f.txt") + "; echo 'qstat: Unknown Job Id 9.pbs01' >&2; exit 153");
    program("qdel", "echo 'qdel: Job has finished' >&2; exit 35");
    program("tracejob", "exit 1");
  }

  @Test
  void pbsIsAskedWithoutHistoryWhereThereIsNone() throws Exception {
    pbsWithoutHistory();
    var pbs = new PbsProScheduler();
    var jobs = Stream.of("1001.pbs01", "9.pbs01").map(id -> new JobRef(id, "t", dir.toString())).toList();
    assertThat(((ListAnswer.Listed) pbs.listed(jobs, run(pbs.list(jobs, "me")))).jobs()).containsOnlyKeys("1001.pbs01");
    assertThat(calls()).containsExactly("qstat -x -f 1001.pbs01 9.pbs01", "qstat -f 1001.pbs01 9.pbs01");
    var unknown = new JobRef(null, TOKEN, dir.toString());
    assertThat(pbs.found(unknown, run(pbs.find(unknown)))).isEqualTo(new FindAnswer.Found("1001.pbs01"));
    assertThat(calls()).endsWith("qselect -u " + System.getProperty("user.name"), "qstat -x -f 1001.pbs01 1002.pbs01",
        "qstat -f 1001.pbs01 1002.pbs01");
  }

  @Test
  void pbsAnswersWithNoJobsAndWithoutServer() throws Exception {
    pbsWithoutHistory();
    program("qselect", "exit 0");
    var pbs = new TorqueScheduler();
    var unknown = new JobRef(null, TOKEN, dir.toString());
    assertThat(pbs.found(unknown, run(pbs.find(unknown)))).isEqualTo(new FindAnswer.NotThere());
    program("qselect", "echo 'qselect: cannot connect to server pbs01 (errno=111)' >&2; exit 2");
    assertThat(pbs.found(unknown, run(pbs.find(unknown)))).isInstanceOf(FindAnswer.Unusable.class);
  }

  @Test
  void aJobOfPbsThatHasFinishedIsGoneAfterAKillAndNoOtherCanStart() throws Exception {
    pbsWithoutHistory();
    var pbs = new PbsProScheduler();
    var finished = new JobRef("1004.pbs01", "clew-late-1", dir.toString());
    assertThat(pbs.killed(finished, run(pbs.kill(finished)))).isEqualTo(new KillAnswer.Gone("job 1004.pbs01 has ended"));
    assertThat(calls()).contains("qdel 1004.pbs01");
    assertThat(Files.readSymbolicLink(dir.resolve(".clew/job"))).hasToString("cancelled");
  }

  @Test
  void ofJobsThatAreNotAliveTheClaimIsRead() throws Exception {
    pbsWithoutHistory();
    Files.createSymbolicLink(dir.resolve(".clew/job"), Path.of("1001.pbs01"));
    var pbs = new PbsProScheduler();
    var jobs = List.of(new JobRef("1004.pbs01", "t", dir.toString()));
    assertThat(((ListAnswer.Listed) pbs.listed(jobs, run(pbs.list(jobs, "me")))).jobs().get("1004.pbs01").jobId())
        .isEqualTo("1001.pbs01");
    assertThat(calls()).endsWith("qstat -x -f 1001.pbs01", "qstat -f 1001.pbs01");
  }

  @Test
  void lsfIsAskedForFieldsAndKillsByName() throws Exception {
    program("bjobs", printed("lsf/bjobs.txt") + "; echo 'Job <299> is not found' >&2; exit 255");
    program("bkill", "echo 'Job <203>: Job has already finished' >&2; exit 255");
    var lsf = new LsfScheduler();
    var jobs = Stream.of("201", "203", "299").map(id -> new JobRef(id, "t", dir.toString())).toList();
    assertThat(((ListAnswer.Listed) lsf.listed(jobs, run(lsf.list(jobs, "me")))).jobs()).containsOnlyKeys("201", "203");
    assertThat(calls().getFirst()).startsWith("bjobs -a -noheader -o jobid stat ")
        .endsWith("job_name delimiter=\"|\" 201 203 299");
    var unknown = new JobRef(null, TOKEN, dir.toString());
    assertThat(lsf.found(unknown, run(lsf.find(unknown)))).isEqualTo(new FindAnswer.Found("201"));
    var ended = new JobRef("203", "clew-c-1", dir.toString());
    assertThat(lsf.killed(ended, run(lsf.kill(ended)))).isEqualTo(new KillAnswer.Gone("job 203 has ended"));
  }

  @Test
  void aProgramThatIsMissingIsNamed() throws Exception {
    var lsf = new LsfScheduler();
    assertThat(lsf.probed(run(lsf.probe()))).isInstanceOfSatisfying(ProbeAnswer.Broken.class,
        broken -> assertThat(broken.problem()).isEqualTo("not found on the computer: bjobs, bkill, bsub"));
  }
}
