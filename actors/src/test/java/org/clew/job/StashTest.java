package org.clew.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.calcjob.StashJob;
import org.clew.calcjob.UnstashJob;
import org.clew.data.CodeData;
import org.clew.data.Data;
import org.clew.data.RemoteData;
import org.clew.data.RemoteStashCompressedData;
import org.clew.data.RemoteStashCustomData;
import org.clew.data.RemoteStashData;
import org.clew.data.RemoteStashFolderData;
import org.clew.process.JobEvent.SubmitIntended;
import org.clew.process.JobPhase;
import org.clew.process.Lifecycle;
import org.clew.scheduler.Schedulers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StashTest {
  private static final String SCRIPT =
      "mkdir -p a/b; echo 1 > a/b/one; echo 2 > a/b/two; echo x > -dash; ln -s a/b/one link; exit 3";

  @TempDir Path base;
  private Path target;

  @BeforeEach void names() {
    target = base.resolve("stash");
  }

  private Map<String, Object> stash(String mode, List<String> sources, Object... more) {
    var options = new LinkedHashMap<String, Object>();
    options.put("target_base", target.toString());
    options.put("source_list", sources);
    options.put("stash_mode", mode);
    for (int i = 0; i < more.length; i += 2) options.put((String) more[i], more[i + 1]);
    return Given.options("stash", options);
  }

  @Test @DisplayName("SPEC 15.5/44 copy: files with their paths in a folder of the process, also of a job that failed")
  void copies() throws Exception {
    var job = Given.files(base).launch(Given.script(SCRIPT), stash("copy", List.of("a/b/*", "-dash", "nowhere", "a/b/one")));
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    var stashed = (RemoteStashFolderData) job.output("remote_stash");
    var uuid = job.state.birth().node().uuid().toString();
    assertThat(stashed.path())
        .isEqualTo(target + "/" + uuid.substring(0, 2) + "/" + uuid.substring(2, 4) + "/" + uuid.substring(4));
    assertThat(files(Path.of(stashed.path()))).containsExactlyInAnyOrder("a/b/one", "a/b/two", "-dash");
    assertThat(stashed.place().source()).isEqualTo(job.workdir().toString());
    assertThat(left()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar", "tar.gz", "tar.bz2", "tar.xz"})
  @DisplayName("SPEC 15.5/44 archives of every compression, with links kept or followed")
  void archives(String mode) throws Exception {
    for (var dereference : List.of(false, true)) {
      var job = Given.files(base)
          .launch(Given.script(SCRIPT), stash(mode, List.of("a", "-dash", "link"), "dereference", dereference));
      assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
      var stashed = (RemoteStashCompressedData) job.output("remote_stash");
      assertThat(stashed.path()).isEqualTo(target + "/" + job.state.birth().node().uuid() + "." + mode);
      var listed = listing(stashed.path());
      assertThat(listed).anyMatch(line -> line.contains("a/b/two")).anyMatch(line -> line.contains("-dash"));
      assertThat(listed).filteredOn(line -> line.contains("link")).singleElement()
          .satisfies(line -> assertThat(line.startsWith("l")).isEqualTo(!dereference));
      assertThat(left()).isEmpty();
    }
  }

  @Test @DisplayName("SPEC 15.5/44 a missing source is passed over, or ends the process with 160 when it must not be missing")
  void missingSources() throws Exception {
    var skipping = Given.files(base).launch(Given.script(SCRIPT), stash("copy", List.of("nowhere", "none*")));
    assertThat(skipping.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(skipping.output("remote_stash")).isNull();
    for (var mode : List.of("copy", "tar.gz")) {
      var options = mode.equals("copy") ? stash(mode, List.of("a", "nowhere"), "fail_on_missing", true)
          : stash(mode, List.of("a", "nowhere"), "fail_on_missing", true, "dereference", false);
      assertThat(Given.files(base).launch(Given.script(SCRIPT), options).runToEnd().lifecycle())
          .isInstanceOfSatisfying(Lifecycle.Finished.class, end -> {
            assertThat(end.exitStatus()).isEqualTo(160);
            assertThat(end.message()).contains("there is no nowhere in ");
          });
    }
    assertThat(target).doesNotExist();
  }

  @Test @DisplayName("SPEC 15.5/44 every failure has its own exit code")
  void failuresHaveTheirExitCodes() throws Exception {
    Files.writeString(target, "no folder");
    assertThat(exit(Given.files(base).launch(Given.script(SCRIPT), stash("copy", List.of("a"))))).isEqualTo(161);
    assertThat(exit(Given.files(base).launch(Given.script(SCRIPT), stash("tar", List.of("a"), "dereference", false))))
        .isEqualTo(162);
    Files.delete(target);
    var broken = SCRIPT.replace("exit 3", "ln -s nowhere broken");
    assertThat(exit(Given.files(base).launch(Given.script(broken), stash("tar.gz", List.of("broken"), "dereference", true))))
        .isEqualTo(162);
    assertThat(left()).isEmpty();
    assertThat(exit(unstash(new RemoteStashFolderData(place("copy", target + "/gone", "/x", "a")), "NewRemoteData")))
        .isEqualTo(165);
    var fake = Files.writeString(base.resolve("fake.tar"), "no archive");
    assertThat(exit(unstash(new RemoteStashCompressedData(place("tar", fake.toString(), "/x", "a")), "NewRemoteData")))
        .isEqualTo(167);
    var full = Files.createDirectories(base.resolve("full/a")).getParent().toString();
    var below = new RemoteStashFolderData(place("copy", full, fake + "/below", "a"));
    assertThat(exit(unstash(below, "OriginalPlace"))).isEqualTo(166);
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "tar.gz"})
  void whatIsCompleteStandsAndWhatIsHalfDoneIsDoneAnew(String mode) throws Exception {
    var options = mode.equals("copy") ? stash(mode, List.of("a")) : stash(mode, List.of("a"), "dereference", false);
    var job = Given.files(base).launch(Given.script(SCRIPT), options).runUntil(JobPhase.STASH);
    var others = Files.writeString(Files.createDirectories(target).resolve("precious"), "of another job");
    job.runOnly();
    Files.delete(job.workdir().resolve("a/b/two"));
    var id = job.state.birth().node().uuid().toString();
    var folder = mode.equals("copy") ? target.resolve(id.substring(0, 2)).resolve(id.substring(2, 4)) : target;
    Files.writeString(folder.resolve("." + id + ".old.part"), "half");
    job.apply(job.runOnly());
    var stashed = (RemoteStashData) job.output("remote_stash");
    assertThat(mode.equals("copy") ? files(Path.of(stashed.path())) : listing(stashed.path()))
        .anyMatch(name -> name.contains("a/b/two"));
    assertThat(others).hasContent("of another job");
    job.runToEnd();
    assertThat(job.state.lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
  }

  @Test @DisplayName("SPEC 15.5/44 core.stash puts away what another job has left, core.unstash brings it back")
  void stashesLaterAndBringsBack() throws Exception {
    var job = Given.files(base).launch(Given.script(SCRIPT), Map.of());
    job.runToEnd();
    var stashing = new JobDriver(base, Duration.ofMillis(60), new StashJob(), Schedulers.installed());
    for (var mode : List.of("copy", "tar.bz2")) {
      var options = mode.equals("copy") ? stash(mode, List.of("a")) : stash(mode, List.of("a"), "dereference", false);
      stashing.launch(Map.of("source_node", job.output("remote_folder")), options);
      assertThat(stashing.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
      assertThat(stashing.log).noneMatch(SubmitIntended.class::isInstance);
      var stored = (RemoteStashData) stashing.output("remote_stash");
      assertThat(stored.place().source()).isEqualTo(job.workdir().toString());
      var back = unstash(stored, "NewRemoteData");
      assertThat(back.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
      assertThat(Path.of(((RemoteData) back.output("remote_folder")).path()).resolve("a/b/two")).hasContent("2");
      Files.delete(job.workdir().resolve("a/b/one"));
      assertThat(unstash(stored, "OriginalPlace").runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
      assertThat(job.workdir().resolve("a/b/one")).hasContent("1");
    }
  }

  @Test @DisplayName("SPEC 15.5/44 submit_custom_code runs a program that puts files away")
  void customCode() throws Exception {
    var job = Given.files(base).launch(Given.script(SCRIPT), Map.of());
    job.runToEnd();
    var program = base.resolve("archive.sh");
    Files.writeString(program, "#!/bin/bash\ngrep -q '\"source_list\"' \"$1\" && mkdir -p " + target + " && cp stash.json "
        + target + "/told\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    var code = CodeData.installed("archive", "localhost", program.toString());
    var stashing = new JobDriver(base, Duration.ofMillis(60), new StashJob(), Schedulers.installed());
    var inputs = Map.<String, Data>of("source_node", job.output("remote_folder"), "code", code);
    stashing.launch(inputs, stash("submit_custom_code", List.of("a")));
    assertThat(stashing.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(stashing.output("remote_stash")).isInstanceOf(RemoteStashCustomData.class);
    assertThat(target.resolve("told")).content().contains(job.workdir().toString(), target.toString());
    Files.writeString(program, "#!/bin/bash\nexit 4\n");
    stashing.launch(inputs, stash("submit_custom_code", List.of("a")));
    assertThat(exit(stashing)).isEqualTo(163);
  }

  private JobDriver unstash(RemoteStashData stored, String mode) {
    return new JobDriver(base, Duration.ofMillis(60), new UnstashJob(), Schedulers.installed())
        .launch(Map.of("source_node", stored), Given.options("unstash", Map.of("unstash_target_mode", mode)));
  }

  private static RemoteStashData.Place place(String mode, String target, String source, String file) {
    return new RemoteStashData.Place("localhost", mode, target, source, List.of(file));
  }

  private static int exit(JobDriver job) throws InterruptedException {
    return ((Lifecycle.Finished) job.runToEnd().lifecycle()).exitStatus();
  }

  private List<Path> left() throws Exception {
    if (!Files.isDirectory(target)) return List.of();
    try (Stream<Path> all = Files.walk(target)) {
      return all.filter(path -> path.getFileName().toString().endsWith(".part")).toList();
    }
  }

  private static List<String> files(Path folder) throws Exception {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(path -> folder.relativize(path).toString()).toList();
    }
  }

  private static List<String> listing(String archive) throws Exception {
    var tar = new ProcessBuilder("tar", "-tvf", archive).redirectErrorStream(true).start();
    var lines = new ArrayList<String>();
    try (var out = tar.inputReader()) {
      out.lines().forEach(lines::add);
    }
    assertThat(tar.waitFor()).isZero();
    return lines;
  }
}
