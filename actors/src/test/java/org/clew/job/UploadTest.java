package org.clew.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.clew.calcjob.JobFiles.Source;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Sandbox;
import org.clew.data.CodeData;
import org.clew.data.FolderData;
import org.clew.data.InMemoryBlob;
import org.clew.data.RemoteData;
import org.clew.data.SinglefileData;
import org.clew.data.Str;
import org.clew.process.JobEvent.Uploaded;
import org.clew.process.JobPhase;
import org.clew.process.Lifecycle;
import org.clew.process.Report;
import org.clew.scheduler.Schedulers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says of files, and what is in the working directory then. */
class UploadTest {
  private static final FolderData PSEUDOS = folder("pseudo/Ba.upf", "Ba", "notes/a/b.txt", "b", "top.txt", "top");

  @TempDir Path base;
  private String name;
  private RemoteData elsewhere;

  @BeforeEach void prepare(TestInfo test) throws IOException {
    name = test.getDisplayName();
    var folder = Files.createDirectories(base.resolve("elsewhere/pseudo/deep")).getParent().getParent();
    Files.writeString(folder.resolve("pseudo/Ba.upf"), "remote Ba");
    Files.writeString(folder.resolve("pseudo/deep/x"), "remote x");
    Files.writeString(folder.resolve("top.txt"), "remote top");
    elsewhere = new RemoteData("localhost", folder.toString());
  }

  @Test @DisplayName("SPEC 6.5 files of data come to their place; folders on the way are made; nothing is kept with the process")
  void contentOfData() throws Exception {
    var job = launch((plan, _) -> plan.localCopy(new SinglefileData("Ba.upf", new InMemoryBlob("Ba")), "pseudo/Ba.upf")
        .localCopy(new InMemoryBlob("x"), "a/b/c"));
    assertThat(uploaded(job)).isEqualTo(Map.of("pseudo/Ba.upf", "Ba", "a/b/c", "x"));
    assertThat(job.state.job().plan().get("input_files")).isEqualTo(Map.of());
  }

  @Test @DisplayName("SPEC 6.5 folders of data: whole, a part, to another place")
  void foldersOfData() throws Exception {
    assertThat(uploaded(launch((plan, _) -> plan.localCopy(PSEUDOS, ".", "."))))
        .isEqualTo(Map.of("pseudo/Ba.upf", "Ba", "notes/a/b.txt", "b", "top.txt", "top"));
    assertThat(uploaded(launch((plan, _) -> plan.localCopy(PSEUDOS, "pseudo", "."))).keySet()).containsExactly("Ba.upf");
    assertThat(uploaded(launch((plan, _) -> plan.localCopy(PSEUDOS, "notes", "in").localCopy(PSEUDOS, "top.txt", "in/again"))))
        .isEqualTo(Map.of("in/a/b.txt", "b", "in/again", "top"));
    assertThat(launch((plan, _) -> plan.localCopy(PSEUDOS, "psuedo", ".")).runToEnd().lifecycle())
        .isInstanceOfSatisfying(Lifecycle.Excepted.class, end -> assertThat(end.exception())
            .contains("there is no 'psuedo' in the folder; there are notes/a/b.txt, pseudo/Ba.upf, top.txt"));
  }

  @Test @DisplayName("SPEC 6.5 copies on the computer: a file, a folder, a glob; what is missing is a warning")
  void copiesOnTheComputer() throws Exception {
    var job = launch((plan, _) -> plan.remoteCopy(elsewhere, "no such file", "x").remoteSymlink(elsewhere, "nor this", "y")
        .remoteCopy(elsewhere, "none*", "z"));
    assertThat(uploaded(job)).isEmpty();
    assertThat(job.log).filteredOn(Uploaded.class::isInstance).singleElement().satisfies(event ->
        assertThat(((Uploaded) event).reports()).extracting(Report::level, Report::message).containsExactly(
            tuple(Report.WARNING, "There is no " + elsewhere.path() + "/no such file on computer localhost: the job begins"
                + " without it"),
            tuple(Report.WARNING, "There is no " + elsewhere.path() + "/nor this on computer localhost: the job begins"
                + " without it")));
    assertThat(uploaded(launch((plan, _) -> plan.remoteCopy(elsewhere, "top.txt", "deep/er/name")
        .remoteCopy(elsewhere, "top.txt", ".").remoteCopy(elsewhere, "no such file", "x").remoteCopy(elsewhere, "none*", "y"))))
        .isEqualTo(Map.of("deep/er/name", "remote top", "top.txt", "remote top"));
    assertThat(uploaded(launch((plan, _) -> plan.remoteCopy(elsewhere, "pseudo", "target"))))
        .isEqualTo(Map.of("target/Ba.upf", "remote Ba", "target/deep/x", "remote x"));
    assertThat(uploaded(launch((plan, _) -> plan.remoteCopy(elsewhere, "pseudo", "."))))
        .isEqualTo(Map.of("pseudo/Ba.upf", "remote Ba", "pseudo/deep/x", "remote x"));
    assertThat(uploaded(launch((plan, _) -> plan.remoteCopy(elsewhere, "*", "all"))))
        .isEqualTo(Map.of("all/pseudo/Ba.upf", "remote Ba", "all/pseudo/deep/x", "remote x", "all/top.txt", "remote top"));
    assertThat(uploaded(launch((plan, _) -> plan.remoteCopy(elsewhere, "t*", "one"))).keySet())
        .as("a pattern that one file fits is a pattern all the same").containsExactly("one/top.txt");
  }

  @Test @DisplayName("SPEC 6.5 copies of different kinds meet in one folder")
  void kindsMeet() throws Exception {
    assertThat(uploaded(launch((plan, dir) -> {
      dir.write("pseudo/mine", "mine");
      return plan.localCopy(PSEUDOS, "pseudo", "pseudo").remoteCopy(elsewhere, "pseudo/deep", "pseudo/deep")
          .remoteCopy(elsewhere, "top.txt", "pseudo");
    }))).isEqualTo(Map.of("pseudo/mine", "mine", "pseudo/Ba.upf", "Ba", "pseudo/deep/x", "remote x",
        "pseudo/top.txt", "remote top"));
  }

  @Test @DisplayName("SPEC 6.5 a file where a folder of the plugin is: excepted at once, as another try would not help")
  void collisions() throws Exception {
    var job = launch((plan, dir) -> {
      dir.write("pseudo/mine", "mine");
      return plan.localCopy(new InMemoryBlob("Ba"), "pseudo");
    });
    assertThat(job.runToEnd().lifecycle()).isInstanceOfSatisfying(Lifecycle.Excepted.class, end -> assertThat(end.exception())
        .contains("the plugin writes what cannot be in one directory: 'pseudo' is both a file and the folder of 'pseudo/mine'"));
  }

  @Test @DisplayName("SPEC 6.3 links on the computer lead to where the files are")
  void linksOnTheComputer() throws Exception {
    var job = launch((plan, _) -> plan.remoteSymlink(elsewhere, "pseudo/deep", "in/deep")
        .remoteSymlink(elsewhere, "top.txt", "."));
    job.runUntil(JobPhase.SUBMIT);
    assertThat(job.workdir().resolve("in/deep")).isSymbolicLink();
    assertThat(job.workdir().resolve("in/deep/x")).hasContent("remote x");
    assertThat(job.workdir().resolve("top.txt")).isSymbolicLink().hasContent("remote top");
  }

  @Test @DisplayName("SPEC 6.3 a later kind replaces an earlier one, in the order of choice")
  void order() throws Exception {
    BiFunction<JobPlan, Sandbox, JobPlan> three = (plan, dir) -> {
      dir.write("top.txt", "sandbox");
      return plan.localCopy(PSEUDOS, "top.txt", "top.txt").remoteCopy(elsewhere, "top.txt", "top.txt");
    };
    assertThat(uploaded(launch(three))).containsEntry("top.txt", "remote top");
    assertThat(uploaded(launch(three.andThen(plan -> plan.copyOrder(Source.SANDBOX, Source.REMOTE, Source.LOCAL)))))
        .containsEntry("top.txt", "top");
    assertThat(uploaded(launch(three.andThen(plan -> plan.copyOrder(Source.REMOTE, Source.LOCAL, Source.SANDBOX)))))
        .containsEntry("top.txt", "sandbox");
    assertThatThrownBy(() -> JobPlan.nothing().copyOrder(Source.REMOTE, Source.REMOTE, Source.SANDBOX))
        .hasMessageContaining("must name SANDBOX, LOCAL and REMOTE once each");
  }

  @Test @DisplayName("SPEC 6.3 files that are not to be kept go to the computer only, also by their folder")
  void excludedFromProvenance() throws Exception {
    var job = launch((plan, dir) -> {
      dir.write("base/a/sub/one", "secret").write("base/b/two", "open").write("licence/key", "secret");
      return plan.provenanceExclude("base/a/sub/one", "licence/");
    });
    assertThat(uploaded(job)).containsOnlyKeys("base/a/sub/one", "base/b/two", "licence/key");
    assertThat((Map<?, ?>) job.state.job().plan().get("input_files")).isEqualTo(Map.of("base/b/two",
        ((Map<?, ?>) job.state.job().plan().get("input_files")).get("base/b/two")));
  }

  @Test @DisplayName("SPEC 6.5 files of another machine are refused by its name")
  void otherMachines() throws Exception {
    assertThat(launch((plan, _) -> plan.remoteCopy(new RemoteData("daint", "/scratch"), "x", "x")).runToEnd().lifecycle())
        .isInstanceOfSatisfying(Lifecycle.Excepted.class, end -> assertThat(end.exception())
            .contains("files of computer daint can not be copied to computer localhost"));
  }

  @Test @DisplayName("SPEC 6.3 all files of a portable code come along, and the plugin writes none of them")
  void portableCodes() throws Exception {
    var code = CodeData.portable("tool", "bin/tool",
        Map.of("bin/tool", new InMemoryBlob("#!/bin/bash\n"), "lib/sub/data", new InMemoryBlob("d")));
    assertThat(uploaded(launch(code, (plan, _) -> plan))).isEqualTo(Map.of("bin/tool", "#!/bin/bash\n", "lib/sub/data", "d"));
    assertThat(launch(code, (plan, dir) -> {
      dir.write("lib/sub/data", "mine");
      return plan;
    }).runToEnd().lifecycle()).isInstanceOfSatisfying(Lifecycle.Excepted.class,
        end -> assertThat(end.exception())
            .contains("the plugin writes the file 'lib/sub/data', which is a file of a portable code"));
  }

  @Test @DisplayName("SPEC 6.1 a plugin knows the options: names of files, walltime")
  void optionsReachThePlugin() throws Exception {
    CopyingJob.plan(name, (plan, dir) -> {
      var input = dir.options().inputFilename().orElse("in");
      dir.write(input, "stop after " + dir.options().maxWallclockSeconds().orElse(0) * 9 / 10);
      return plan.stdin(input).retrieve(dir.options().outputFilename().orElse("out"));
    });
    var options = Map.<String, Object>of("input_filename", "mine.in", "output_filename", "mine.out",
        "max_wallclock_seconds", 600L);
    var job = driver().launch(Map.of("plan", new Str(name), "code", JobDriver.BASH), Map.of("options", options));
    assertThat(uploaded(job)).isEqualTo(Map.of("mine.in", "stop after 540"));
    assertThat(job.state.job().plan().get("retrieve_list")).asString().contains("mine.out");
  }

  @Test @DisplayName("SPEC 6.10 a dry run has the files of data, too, and lists what would be copied on the computer")
  void dryRun() throws Exception {
    CopyingJob.plan(name, (plan, dir) -> {
      dir.write("run.sh", "true");
      return plan.localCopy(PSEUDOS, "pseudo", "path/to").remoteCopy(elsewhere, "top.txt", "t")
          .remoteSymlink(elsewhere, "pseudo", "p");
    });
    var job = driver().launch(Map.of("plan", new Str(name), "code", JobDriver.BASH), Map.of("dry_run", true));
    job.runToEnd();
    try (var runs = Files.list(base.resolve("dry/submit_test"))) {
      var folder = runs.findFirst().orElseThrow();
      assertThat(folder.resolve("path/to/Ba.upf")).hasContent("Ba");
      assertThat(folder.resolve("_clew_remote_copy_list.txt")).content()
          .contains("localhost:" + elsewhere.path() + "/top.txt -> t");
      assertThat(folder.resolve("_clew_remote_symlink_list.txt")).content().contains("/pseudo -> p");
      assertThat(folder.resolve("t")).doesNotExist();
    }
  }

  private JobDriver driver() {
    return new JobDriver(base, Duration.ofMillis(60), new CopyingJob(), Schedulers.installed());
  }

  private JobDriver launch(BiFunction<JobPlan, Sandbox, JobPlan> plan) {
    return launch(JobDriver.BASH, plan);
  }

  private JobDriver launch(CodeData code, BiFunction<JobPlan, Sandbox, JobPlan> plan) {
    CopyingJob.plan(name, plan);
    return driver().launch(Map.of("plan", new Str(name), "code", code),
        code.computer().isPresent() ? Map.of() : Map.of("computer", "localhost"));
  }

  /** Files of the working directory without those of the engine. */
  private static Map<String, String> uploaded(JobDriver job) throws Exception {
    job.runUntil(JobPhase.SUBMIT);
    assertThat(job.state.lifecycle()).isNotInstanceOf(Lifecycle.Excepted.class);
    var found = new TreeMap<String, String>();
    try (var all = Files.walk(job.workdir())) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var path = job.workdir().relativize(file).toString();
        if (!path.equals("_clewsubmit.sh")) found.put(path, Files.readString(file));
      }
    }
    return found;
  }

  private static FolderData folder(String... pairs) {
    var files = new TreeMap<String, org.clew.data.Blob>();
    for (var at = Arrays.asList(pairs).iterator(); at.hasNext();) files.put(at.next(), new InMemoryBlob(at.next()));
    return new FolderData(files);
  }
}
