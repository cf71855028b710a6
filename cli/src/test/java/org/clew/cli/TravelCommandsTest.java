package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clew.store.Store;
import org.clew.store.sqlite.SqliteStore;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints, forks, going back to a step and migrations, with and without an engine. */
class TravelCommandsTest {
  @TempDir Path home;

  private Said clew(String... arguments) {
    return new Clew(home).run(arguments);
  }

  @Test void goesBackInTimeAndOn() throws Exception {
    var clew = new Clew(home);
    String fork;
    String tagged;
    String sum;
    try (var _ = History.engine(home)) {
      sum = Clew.pk(clew.json("run", "test.sum", "x=2", "y=3").json());
      assertThat(clew("process", "checkpoints", sum, "--tag", "added", "2").ok().out())
          .contains("Checkpoint 2 of process " + sum + " is 'added'");
      assertThat(clew("process", "checkpoints", sum).ok().out()).contains("process.step-done add", "added");
      var shown = clew.json("process", "checkpoints", sum, "--show", "added").json();
      assertThat(shown).containsEntry("sequence_nr", 2L).extractingByKey("state")
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
          .containsEntry("cursor", "add>").containsKey("context");
      assertThat(clew("process", "checkpoints", sum, "--show", "3").ok().out())
          .contains("Changed by this event", "+ outputs.sum: data.int<",
          "~ cursor: add> -> finish>");
      assertThat(clew("process", "checkpoints", sum, "--changes").ok().out()).contains("+ context.sum: data.int<");
      fork = Clew.pk(clew.json("process", "fork", sum, "y=40", "--from", "add", "--label", "branch").json());
      assertThat(clew.json("submit", "test.sum", "x=1", "y=1", "--wait").list("processes")).hasSize(1);
      assertThat(clew("process", "checkpoints", sum, "--untag", "added").ok().out()).contains("no checkpoint 'added' any more");
      clew("process", "checkpoints", sum, "--untag", "added").ok();
      assertThat(clew("process", "checkpoints", sum, "--show", "added").refusal(1)).contains("no checkpoint 'added'");
      assertThat(clew("process", "checkpoints", sum, "--show", "99").refusal(1)).contains("no checkpoint 99");
      assertThat(clew("process", "fork", sum, "--from", "finsh").refusal(1)).contains("'finsh' is no checkpoint", "add, finish");
      assertThat(clew("process", "fork", sum, "w=1", "x=one", "--from", "add").refusal(1)).contains("inputs.w", "inputs.x");
      assertThat(clew("process", "retry", sum, "--from-step", "add").refusal(1))
          .contains("has ended", "clew process fork " + sum + " --from add");
      assertThat(clew("process", "retry", sum).refusal(2)).contains("--phase", "--from-step");
      Await.until("the fork ends", () -> "finished".equals(clew.json("process", "show", fork).json().get("state")));
    }
    var shown = clew.json("process", "show", fork).json();
    assertThat(shown).containsEntry("label", "branch");
    assertThat(((Map<?, ?>) ((Map<?, ?>) shown.get("outputs")).get("sum")).get("value")).isEqualTo(42L);
    assertThat(clew("process", "show", fork).ok().out()).contains("forked from", "checkpoint 1 of process " + sum);
    var later = clew("process", "fork", sum, "--from", "2");
    assertThat(later.ok().out()).contains("goes on from checkpoint 2 of process " + sum);
    assertThat(later.err()).contains("clew daemon start");
    tagged = later.out().split(" ")[1];
    try (var _ = History.engine(home)) {
      Await.until("the tagged fork ends", () -> "finished".equals(clew.json("process", "show", tagged).json().get("state")));
    }
    assertThat(clew.json("storage", "integrity").json().get("findings")).isEqualTo(List.of());
  }

  @Test void migrationsAreReportedProcessByProcess() throws Exception {
    var clew = new Clew(home);
    var first = clew.submit("test.sum", "x=1", "y=2");
    var second = clew.submit("test.sum", "x=3", "y=4");
    clew.submit("test.caller", "x=3");
    var answer = clew.json("process", "migrate", "--all-of", "test.sum", "--dry-run");
    assertThat(answer.list("migrations")).extracting(one -> String.valueOf(one.get("pk")))
        .containsExactlyInAnyOrder(first, second);
    assertThat(answer.list("migrations")).allMatch(one -> "current".equals(one.get("fit")) && one.get("accepted") == null);
    var wrong = clew("process", "migrate", first, "--to", "fnish");
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.out()).contains("impossible", "unchanged", "has no step 'fnish'; did you mean 'finish'?");
    assertThat(clew("process", "retry", second, "--from-step", "add").ok().out())
        .contains("goes on from step add when an engine starts");
    assertThat(clew("process", "migrate", first, "--to", "finish").ok().out()).contains("fits", "migrated", "Goes on at finish");
    assertThat(clew("process", "migrate").refusal(2)).contains("--all-of");
    try (var _ = History.engine(home)) {
      Await.until("the first ends", () ->
          List.of("finished", "excepted").contains(String.valueOf(clew.json("process", "show", first).json().get("state"))));
      assertThat(clew.json("process", "show", first).json()).as("it has skipped the step that makes the sum")
          .containsEntry("state", "excepted");
      Await.until("the second ends", () -> "finished".equals(clew.json("process", "show", second).json().get("state")));
    }
    assertThat(clew("process", "checkpoints", first).ok().out()).contains("process.migrated finish");
    assertThat(clew("process", "report", first).ok().out()).contains("Goes on with other code, from step finish");
  }

  @Test void aKilledMigrationHasMigratedSomeAndIsRepeated() throws Exception {
    var clew = new Clew(home);
    var pks = clew.json("submit", "test.sum", "x=1", "y=2", "--count", "300").list("processes").stream()
        .map(one -> (Long) one.get("pk")).toList();
    try (var store = SqliteStore.open(home)) {
      try (var child = ChildJvm.start(home, "process", "migrate", "--all-of", "test.sum", "--to", "finish")) {
        Await.until("some have migrated", () -> !migrated(store, pks).isEmpty());
        child.crash();
      }
      assertThat(migrated(store, pks)).isNotEmpty().hasSizeLessThan(pks.size());
      assertThat(clew.json("storage", "integrity").json()).containsEntry("sound", true);
      var again = clew.json("process", "migrate", "--all-of", "test.sum", "--to", "finish").list("migrations");
      assertThat(again).hasSize(pks.size()).noneMatch(one -> Boolean.FALSE.equals(one.get("accepted")));
      assertThat(migrated(store, pks)).hasSize(pks.size());
      assertThat(clew.json("storage", "integrity").json()).containsEntry("sound", true);
    }
  }

  /** Those that have noted it in their log, in the transaction of the event. */
  private static Set<Long> migrated(Store store, List<Long> pks) {
    return store.bulk().logs(pks).stream().filter(line -> line.message().contains("from step finish")).map(line -> line.pk())
        .collect(Collectors.toSet());
  }
}
