package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheCommandsTest {
  private static final History PAST = History.get();

  @TempDir Path home;

  @Test void resultsAreTakenFromEarlierCalculationsAndEverySayIsExplained() {
    var clew = new Clew(home);
    clew.run("config", "set", "caching.enabled_for", "test.*").ok();
    try (var _ = History.engine(home)) {
      var first = Clew.pk(clew.json("run", "test.echo", "text=hello").json());
      var second = Clew.pk(clew.json("run", "test.echo", "text=hello").json());
      var other = Clew.pk(clew.json("run", "test.echo", "text=hello", "metadata.options.withmpi=false", "metadata.label=x")
          .json());

      var hit = clew.json("process", "cache", "explain", second).json();
      assertThat(hit.keySet()).containsExactly("pk", "uuid", "process_type", "hash", "result", "cached_from", "reason",
          "caching_enabled", "valid", "equal", "nearest");
      assertThat(hit).containsEntry("result", "hit").containsEntry("caching_enabled", true).containsEntry("reason", null);
      assertThat(clew.run("process", "cache", "explain", second).ok().out())
          .contains("EchoJob<" + second + "> has the results of process " + first)
          .contains(first + "      finished  yes");
      assertThat(clew.json("process", "list", "-a").list("processes")).filteredOn(process -> Clew.pk(process).equals(second))
          .singleElement().satisfies(process -> assertThat(process.get("cached_from")).isEqualTo(uuid(clew, first)));

      var miss = clew.json("process", "cache", "explain", other).json();
      assertThat(miss).containsEntry("result", "miss").containsEntry("reason", "There was no equal calculation.")
          .containsEntry("equal", List.of());
      assertThat(((Map<?, ?>) miss.get("nearest")).get("differences"))
          .isEqualTo(List.of(difference("options.withmpi", false, null)));
      assertThat(clew.json("process", "cache", "explain", first, other).list("differences"))
          .containsExactly(difference("options.withmpi", null, false));
      assertThat(clew.run("process", "cache", "explain", first, second).ok().out()).contains("compute the same");

      clew.run("process", "cache", "invalidate", first).ok();
      assertThat(clew.json("process", "cache", "explain", first).json()).containsEntry("valid", false);
      assertThat(clew.run("process", "cache", "explain", second).ok().out()).contains("somebody has taken it out of the cache");
      assertThat(clew.json("process", "show", Clew.pk(clew.json("run", "test.echo", "text=hello").json())).json()
          .get("cached_from")).isNull();
      clew.run("process", "cache", "validate", first).ok();
      assertThat(clew.json("process", "show", Clew.pk(clew.json("run", "test.echo", "text=hello").json())).json()
          .get("cached_from"))
          .isEqualTo(uuid(clew, first));

      assertThat(clew.run("calcjob", "inputcat", second, "words/text").ok().out()).isEqualTo("hello\n");
      assertThat(clew.run("calcjob", "cleanworkdir", second, "--force").refusal(1)).contains("process " + first);
      clew.run("calcjob", "cleanworkdir", "--past-days", "1", "--force").ok();
      assertThat(clew.run("process", "cache", "explain", other).ok().out()).contains("nearest");
      assertThat(clew.run("process", "cache", "explain", second).ok().out()).contains("its working directory was emptied on");
      assertThat(clew.json("node", "rehash", "--all").json()).isEqualTo(Map.of("calculations", 5L, "changed", 0L, "without", 0L));
    }
  }

  private static String uuid(Clew clew, String pk) {
    return (String) clew.json("process", "show", pk).json().get("uuid");
  }

  private static Map<String, Object> difference(String path, Object a, Object b) {
    var difference = new java.util.LinkedHashMap<String, Object>();
    difference.put("path", path);
    difference.put("a", a);
    difference.put("b", b);
    return difference;
  }

  @Test void theSettingsSayWhatIsTakenFromTheCache() {
    var clew = new Clew(home);
    assertThat(clew.json("config", "caching").json().get("cached")).isEqualTo(List.of());
    clew.run("config", "set", "caching.default_enabled", "true").ok();
    assertThat(clew.run("config", "set", "caching.disabled_for", "test.e*, core.*").ok().err()).doesNotContain("restart");
    var json = clew.json("config", "caching").json();
    assertThat(names(json, "cached")).contains("test.add").doesNotContain("test.echo", "core.stash", "test.sum");
    assertThat(names(json, "not_cached")).contains("test.echo", "core.stash");
    assertThat(clew.run("config", "set", "caching.enabled_for", "*.echo").refusal(1))
        .contains("'*.echo'", "'test.e*'", "test.echo");
    clew.run("config", "set", "caching.enabled_for", "test.echo").ok();
    assertThat(names(clew.json("config", "caching").json(), "cached")).contains("test.echo");
    assertThat(clew.run("config", "set", "caching.enabled_for", "what is this?").refusal(2)).contains("names of processes");
  }

  @Test void recordsAreKeptFromTheLevelThatTheSettingsName() {
    var clew = new Clew(home);
    try (var _ = History.engine(home)) {
      clew.run("config", "set", "logging.database_level", "debug").ok();
      var talkative = Clew.pk(clew.json("run", "test.sum", "x=1", "y=2").json());
      assertThat(clew.json("process", "report", talkative).list("reports")).extracting(each -> each.get("level"))
          .containsExactly("DEBUG", "REPORT");
      assertThat(clew.run("process", "report", "-l", "INFO", talkative).ok().out()).contains("REPORT]: ")
          .doesNotContain("x is 1");
      assertThat(clew.run("config", "set", "logging.database_level", "loud").refusal(2)).contains("CRITICAL");
    }
    assertThat(PAST.json("process", "report", PAST.sum).list("reports")).extracting(each -> each.get("level"))
        .containsExactly("REPORT");
    assertThat(PAST.run("process", "report", "-i", "4", PAST.caller).ok().out()).contains("     [");
    assertThat(PAST.json("process", "report", PAST.job).json()).containsKeys("scheduler_stdout", "scheduler_stderr");
  }

  @Test void aProcessWithoutATraceIsRefused() {
    assertThat(PAST.run("run", "test.sum", "x=1", "y=2", "metadata.store_provenance=false").refusal(1))
        .contains("metadata.store_provenance", "every process is durable");
  }

  @SuppressWarnings("unchecked")
  private static List<String> names(Map<String, Object> json, String key) {
    return (List<String>) json.get(key);
  }

  @Test void onlyCalculationsAreInTheCache() {
    assertThat(PAST.run("process", "cache", "explain", PAST.sum).refusal(1)).contains("workchain", "process status");
    assertThat(PAST.run("process", "cache", "invalidate", PAST.sum).refusal(1)).contains("only calculations");
    assertThat(PAST.run("node", "rehash", PAST.sum).refusal(1)).contains("only calculations");
    assertThat(PAST.run("node", "rehash").refusal(2)).contains("--all");
    assertThat(PAST.run("process", "cache", "explain", PAST.job).ok().out())
        .contains("the cache: it was off", "is not taken from the cache");
  }

  @Test void everyProcessSaysWhichCodeRan() {
    for (var pk : List.of(PAST.caller, PAST.sum, PAST.job)) {
      var version = (Map<?, ?>) ((Map<?, ?>) PAST.json("process", "show", pk).json().get("attributes")).get("version");
      assertThat(version.get("class")).asString().startsWith("org.clew.cli.sample.");
      assertThat(version.get("sha256")).asString().matches("[0-9a-f]{64}");
      assertThat(PAST.run("process", "show", pk).ok().out())
          .containsPattern("code +org\\.clew\\.cli\\.sample\\.\\w+, \\w+\\.class sha256:[0-9a-f]{12}");
    }
    var call = PAST.json("process", "status", PAST.sum).list("called").getFirst();
    assertThat(PAST.run("process", "show", Clew.pk(call)).ok().out()).contains("org.clew.cli.sample.Functions, Functions.class");
  }
}
