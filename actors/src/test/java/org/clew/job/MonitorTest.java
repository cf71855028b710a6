package org.clew.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.calcjob.CalcJobRun;
import org.clew.calcjob.MonitorSetting;
import org.clew.data.Dict;
import org.clew.data.ListData;
import org.clew.data.Str;
import org.clew.process.JobEvent.JobCancelled;
import org.clew.process.JobEvent.Monitored;
import org.clew.process.JobPhase;
import org.clew.process.Lifecycle;
import org.clew.process.MonitorMarks;
import org.clew.spec.ValidationError;
import org.clew.spec.ValidationException;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorTest {
  private static final Map<String, Object> NOTE = Map.of("entry_point", "test.note");

  @TempDir Path base;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"stop, 150", "stop and do not parse, 150", "stop and keep nothing, 150", "stop and let the parser decide, 310"})
  @DisplayName(
      "SPEC 15.5/40 a monitor kills the job: 150, or the parser's code without override; flags say what is retrieved and parsed")
  void killsTheJob(String note, int expected) throws Exception {
    var inputs = Given.parsedAs("bad", Given.inputs("echo '" + note + "' > note; sleep 300", List.of("note"), List.of()));
    var job = Given.files(base).launch(Given.monitored(inputs, "watcher", NOTE), Map.of());
    var end = (Lifecycle.Finished) job.runToEnd().lifecycle();
    assertThat(end.exitStatus()).isEqualTo(expected);
    if (expected == 150) assertThat(end.message()).isEqualTo("the note says " + note);
    assertThat(job.log).hasAtLeastOneElementOfType(JobCancelled.class);
    assertThat(job.output("retrieved") != null).isEqualTo(!note.endsWith("nothing"));
    assertThat(job.output("temporary") != null).isEqualTo(!note.endsWith("nothing") && !note.endsWith("parse"));
  }

  @Test void argumentsReachTheMonitor() throws Exception {
    var inputs = Given.script("echo 'halt now' > note; sleep 300");
    var setting = Map.<String, Object>of("entry_point", "test.note", "kwargs", Map.of("word", "halt"));
    var job = Given.files(base).launch(Given.monitored(inputs, "watcher", setting), Map.of());
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(150, "the note says halt now"));
  }

  @Test @DisplayName("SPEC 6.9 DISABLE_SELF, outputs at once, a broken monitor: the job goes on, and each is called no more")
  void disablesItself() throws Exception {
    var inputs = Given.monitored(Given.script("sleep 0.7"), "once", Map.of("entry_point", "test.once"));
    var job = Given.files(base).launch(Given.monitored(inputs, "broken", Map.of("entry_point", "test.broken")), Map.of());
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(job.output("note")).isEqualTo(new Str("job seen"));
    assertThat(job.state.job().marks().disabled()).containsExactlyInAnyOrder("once", "broken");
    var reports = job.log.stream().filter(Monitored.class::isInstance).flatMap(event -> ((Monitored) event).reports().stream())
        .toList();
    assertThat(reports).filteredOn(report -> report.message().contains("this monitor is broken")).hasSize(1);
    assertThat(reports).filteredOn(report -> report.message().contains("'once' is not called any more: seen")).hasSize(1);
  }

  @Test @DisplayName("SPEC 6.9 the highest priority comes first, and DISABLE_ALL silences the others")
  void prioritiesAndSilence() throws Exception {
    var inputs = Given.monitored(Given.script("echo stop > note; sleep 0.5"), "a", NOTE);
    var first = Map.<String, Object>of("entry_point", "test.hush", "priority", 5L);
    var job = Given.files(base).launch(Given.monitored(inputs, "z", first), Map.of());
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertThat(job.state.job().marks().disabled()).containsExactlyInAnyOrder("a", "z");
  }

  @Test @DisplayName("SPEC 6.9 what is disabled and when each was called stays after a crash")
  void marksSurviveACrash() throws Exception {
    var inputs = Given.monitored(Given.script("sleep 1.2"), "once",
        Map.of("entry_point", "test.once", "minimum_poll_interval", 60L));
    var job = Given.files(base).launch(inputs, Map.of()).runUntil(JobPhase.UPDATE);
    var first = new Thread[1];
    first[0] = Thread.ofVirtual().start(() -> {
      try {
        job.phases.run(JobPhase.UPDATE, job.state, job.env, job::apply);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
    Await.until("the monitor was called", () -> !job.state.job().marks().disabled().isEmpty());
    first[0].interrupt();
    first[0].join();
    assertThat(job.state.job().marks().called()).containsOnlyKeys("once");
    job.runToEnd();
    assertThat(job.log.stream().filter(Monitored.class::isInstance)).hasSize(1);
  }

  @Test void aDisabledMonitorIsNotCalled() throws Exception {
    var off = Map.<String, Object>of("entry_point", "test.note", "disabled", true);
    var job = Given.files(base).launch(Given.monitored(Given.script("echo stop > note; sleep 0.4"), "watcher", off), Map.of());
    assertThat(job.runToEnd().lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
  }

  @Test void callsAreAsFarApartAsAskedFor() {
    var setting = MonitorSetting.of(Map.of("a", new Dict(Map.of("entry_point", "x", "minimum_poll_interval", 30L)))).getFirst();
    var now = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(setting.interval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(setting.isDue(MonitorMarks.NONE, now)).isTrue();
    assertThat(setting.isDue(new MonitorMarks(Map.of("a", now.minusSeconds(29)), Set.of()), now)).isFalse();
    assertThat(setting.isDue(new MonitorMarks(Map.of("a", now.minusSeconds(30)), Set.of()), now)).isTrue();
    assertThat(setting.isDue(new MonitorMarks(Map.of(), Set.of("a")), now)).isFalse();
  }

  @Test @DisplayName("SPEC 6.9 unknown monitors, fields and arguments are refused, all at once and each with its place")
  void refusesWrongSettings() {
    var inputs = new LinkedHashMap<String, Object>();
    inputs.put("script", new Str(""));
    inputs.put("code", JobDriver.BASH);
    inputs.put("keep", new ListData(List.of()));
    inputs.put("temporary", new ListData(List.of()));
    inputs.put("monitors", Map.of(
        "a", new Dict(Map.of("entry_point", "test.not")),
        "b", new Dict(Map.of("entry_point", "test.note", "priorty", 1L, "minimum_poll_interval", 0L)),
        "c", new Dict(Map.of("entry_point", "test.note", "kwargs", Map.of("wrod", "x", "word", 3L))),
        "d", new Dict(Map.of())));
    assertThatThrownBy(() -> CalcJobRun.of(new FilesJob()).spec().process(inputs).orThrow()).isInstanceOfSatisfying(
        ValidationException.class, e -> assertThat(e.errors()).extracting(ValidationError::path).containsExactlyInAnyOrder(
            "inputs.monitors.a.entry_point", "inputs.monitors.b.priorty", "inputs.monitors.b.minimum_poll_interval",
            "inputs.monitors.c.kwargs.wrod", "inputs.monitors.c.kwargs.word", "inputs.monitors.d.entry_point"))
        .hasMessageContaining("did you mean 'test.note'?").hasMessageContaining("did you mean 'priority'?");
  }
}
