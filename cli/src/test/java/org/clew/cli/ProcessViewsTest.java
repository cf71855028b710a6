package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.checkpoint.RecordedJournal;
import org.clew.process.ProcessEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessViewsTest {
  private static final History PAST = History.get();

  @TempDir Path home;

  @Test void showHasTheFieldsOfAListingAndMore() {
    var json = PAST.json("process", "show", PAST.sum).json();
    assertThat(json.keySet()).containsExactly("pk", "uuid", "process_label", "process_type", "state", "paused",
        "status", "exit_status", "ctime", "mtime", "parent_pk", "job_state", "scheduler_state", "cached_from", "kind", "label",
        "description", "exit_message", "exception", "sealed", "inputs", "outputs", "caller", "called", "logs", "attributes");
    assertThat(value(json, "inputs", "x")).isEqualTo(2L);
    assertThat(value(json, "outputs", "sum")).isEqualTo(5L);
    assertThat(value(json, "outputs", "terms", "second")).isEqualTo(3L);
    assertThat(json.get("label")).isEqualTo(History.SHARED);
    assertThat(json.get("description")).isEqualTo("five");
  }

  @Test void runAnswersWithTheFieldsOfTheContract() {
    try (var _ = History.engine(home)) {
      var clew = new Clew(home);
      var json = clew.json("run", "test.sum", "x=20", "y=3").json();
      assertThat(json.keySet())
          .containsExactly("pk", "uuid", "process_type", "process_label", "state", "exit_status", "exit_message",
          "outputs");
      assertThat(json.get("state")).isEqualTo("finished");
      assertThat(value(json, "outputs", "sum")).isEqualTo(23L);
      assertThat(at(json, "outputs", "terms", "first").keySet()).map(Object::toString).contains("uuid", "type", "value");
      var failed = clew.run("run", "test.fails", "--json");
      assertThat(failed.status()).isEqualTo(1);
      assertThat(failed.json()).containsEntry("exit_status", 400L).containsEntry("exit_message", "There is no crystal.");
      var broken = clew.run("run", "test.broken");
      assertThat(broken.status()).isEqualTo(1);
      assertThat(broken.out()).contains("BrokenChain<", "Excepted", "the lattice is gone");
      assertThat(broken.err()).contains("clew process report");
    }
  }

  @Test void exportJournalWritesAllEventsOfAProcessAndOfWhatItCalled() throws Exception {
    var file = home.resolve("journal.json");
    var said = PAST.json("process", "export-journal", PAST.caller, "-o", file.toString()).json();
    var journal = RecordedJournal.read(Files.readString(file));
    assertThat(said).containsEntry("pk", Long.valueOf(PAST.caller)).containsEntry("file", file.toString())
        .containsEntry("processes", (long) journal.processes().size()).containsEntry("events", (long) journal.entries().size());
    assertThat(journal.processes()).as("the chain and the one that it called; a function is an event of its caller").hasSize(2);
    assertThat(journal.birth().type()).isEqualTo("test.caller");
    assertThat(journal.events(journal.root()).getLast()).isInstanceOf(ProcessEvent.Finished.class);
    assertThat(PAST.run("process", "export-journal", PAST.caller).ok().out()).isEqualTo(Files.readString(file));
    assertThat(PAST.run("process", "export-journal", PAST.caller, "-o", file.toString()).ok().err())
        .isEqualTo("Wrote " + file + ": " + journal.entries().size()
            + " events of 2 processes. Contents of files are not in it.\n");
  }

  @Test void exportJournalSaysWhatItCannotWrite() {
    assertThat(PAST.run("process", "export-journal", PAST.sum, "-o", home.resolve("no/such/folder.json").toString()).refusal(1))
        .contains("folder.json: there is no such folder");
    var add = Clew.pk(only(PAST.json("process", "status", PAST.sum).json(), "called"));
    assertThat(PAST.run("process", "export-journal", add).refusal(1))
        .contains("ran inside a step of its caller; export that one");
    assertThat(PAST.run("process", "export-journal", "4711").refusal(1)).contains("4711");
  }

  @Test void statusIsTheTreeOfCalledProcesses() {
    var tree = PAST.json("process", "status", PAST.caller).json();
    assertThat(tree.get("process_label")).isEqualTo("CallerChain");
    var child = only(tree, "called");
    assertThat(child.get("process_label")).isEqualTo("SumChain");
    assertThat(only(child, "called").get("process_type")).isEqualTo("test.add");
    assertThat(only(child, "called").get("called")).isEqualTo(List.of());
    var lines = PAST.run("process", "status", PAST.caller).ok().out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("CallerChain<" + PAST.caller + "> ⏹ Finished [0]");
    assertThat(lines.get(1)).startsWith("└── SumChain<");
    assertThat(lines.get(2)).startsWith("    └── add<");
    assertThat(PAST.run("process", "status", "-m", "1", PAST.caller).ok().out()).contains("… 1 more").hasLineCount(3);
  }

  @Test void reportIndentsByDepthOfTheCall() {
    var lines = PAST.run("process", "report", PAST.caller).ok().out().lines().map(line -> line.substring(20)).toList();
    assertThat(lines.get(0)).isEqualTo("[" + PAST.caller + " | REPORT]: [" + PAST.caller + "|CallerChain|call]: calling");
    assertThat(lines.get(1)).startsWith("  [").endsWith("|SumChain|add]: adding");
    assertThat(lines.getLast()).isEqualTo("[" + PAST.caller + " | REPORT]: [" + PAST.caller + "|CallerChain|done]: called");
    var reports = PAST.json("process", "report", PAST.caller).list("reports");
    assertThat(reports).first().satisfies(each ->
        assertThat(each.keySet()).containsExactly("pk", "time", "level", "logger", "message", "depth"));
    assertThat(reports).extracting(each -> each.get("depth")).containsExactly(0L, 1L, 0L);
    assertThat(PAST.json("process", "report", "-m", "0", PAST.caller).list("reports")).hasSize(2);
    assertThat(PAST.json("process", "report", "-l", "ERROR", PAST.caller).list("reports")).isEmpty();
    assertThat(PAST.run("process", "report", "-l", "LOUD", PAST.caller).refusal(2)).contains("'LOUD' is not a level");
  }

  @Test void reportTellsWhyAProcessExcepted() {
    assertThat(PAST.run("process", "report", PAST.excepted).ok().out()).contains("the lattice is gone");
  }

  @Test void whySaysWhatItWaitsFor() {
    assertThat(PAST.run("process", "why", PAST.sum).ok().out()).contains("waits for nothing: it is finished with exit status 0");
    assertThat(PAST.run("process", "why", PAST.failed).ok().out()).contains("exit status 400 (There is no crystal.)");
    assertThat(PAST.run("process", "why", PAST.created).ok().out())
        .contains("the engine has to run its first step", "clew daemon status");
    assertThat(PAST.run("process", "why", PAST.paused).ok().out()).contains("rests", "over the weekend");
    assertThat(PAST.json("process", "why", PAST.paused).json()).containsEntry("waits_for", "play");
  }

  @Test void checkpointsAreTheEventsOfTheJournal() {
    var points = PAST.json("process", "checkpoints", PAST.sum).list("checkpoints");
    assertThat(points).extracting(point -> point.get("sequence_nr")).isSorted().startsWith(1L).doesNotHaveDuplicates();
    assertThat(points).first().satisfies(point ->
        assertThat(point.keySet()).containsExactly("sequence_nr", "time", "event", "tag", "tags", "description"));
    assertThat(points).extracting(point -> (String) point.get("event")).allMatch(name -> name.matches("[a-z.-]+\\.v\\d+"));
    assertThat(PAST.run("process", "checkpoints", PAST.sum).ok().out()).hasLineCount(points.size() + 2);
  }

  @Test void watchEndsWhenTheProcessHas() {
    var said = PAST.run("process", "watch", PAST.caller).ok().out();
    assertThat(said).contains("CallerChain<" + PAST.caller + "> ⏹ Finished [0]");
    assertThat(said.lines()).hasSize(3);
  }

  private static Object value(Map<?, ?> json, String... path) {
    return at(json, path).get("value");
  }

  private static Map<?, ?> at(Map<?, ?> json, String... path) {
    var inner = json;
    for (var name : path) inner = (Map<?, ?>) inner.get(name);
    return inner;
  }

  private static Map<?, ?> only(Map<?, ?> json, String list) {
    assertThat((List<?>) json.get(list)).hasSize(1);
    return (Map<?, ?>) ((List<?>) json.get(list)).getFirst();
  }
}
