package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.caching.CacheMarks;
import org.clew.caching.Caching;
import org.clew.caching.ComputerIdentity;
import org.clew.caching.StoredParts;
import org.clew.computer.BuiltIn;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Calculations;
import org.clew.store.ExtrasChange;
import org.clew.store.Graph.LinkRow;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class CachingTest {
  private static final String ENABLED = "\"caching.enabled_for\": [\"test.*\"]";

  @TempDir static Path home;
  private static TestEngine test;

  /** Into which jobs write a line when they run. */
  private Path starts;

  @BeforeAll static void start() throws IOException {
    settings(ENABLED);
    test = TestEngine.at(home);
  }

  @AfterAll static void stop() {
    test.close();
  }

  @BeforeEach void startsOfItsOwn(TestInfo info) {
    starts = home.resolve("starts of " + info.getDisplayName().replaceAll("\\W+", "-"));
  }

  private static void settings(String json) throws IOException {
    Files.writeString(home.resolve("config.json"), "{" + json + "}");
  }

  private Map<String, Object> job(String result) {
    return job(result, Map.of());
  }

  private Map<String, Object> job(String result, Map<String, Object> metadata) {
    return Map.of("script", new Str("echo start >> '" + starts + "'; echo " + result), "code", BuiltIn.bash(), "metadata",
        metadata);
  }

  private static ProcessRow run(String name, Map<String, Object> inputs) throws Exception {
    var process = test.submit(name, inputs);
    test.end(process);
    return test.row(process.pk());
  }

  private static Map<String, LinkRow> outputs(ProcessRow process) {
    var outputs = new HashMap<String, LinkRow>();
    for (var link : test.graph().outgoing(process.pk())) outputs.put(link.label(), link);
    return outputs;
  }

  private static Map<?, ?> attributes(ProcessRow process) {
    return CacheMarks.of(test.graph().node(process.pk()).orElseThrow());
  }

  @Test @DisplayName("SPEC 15.6/51 a hit clones outputs, marks its source and runs nothing")
  void aSecondJobTakesTheResultsOfTheFirst() throws Exception {
    var first = run("test.job", job("5"));
    var second = run("test.job", job("5", Map.of("label", "again", "options", Map.of("queue_name", "fast"))));
    assertThat(second.cachedFrom()).isEqualTo(first.uuid().toString());
    assertThat(second).returns("finished", ProcessRow::state).returns(0, ProcessRow::exitStatus).returns(true, ProcessRow::sealed)
        .returns("again", ProcessRow::label);
    assertThat(Files.readAllLines(starts)).containsExactly("start");
    var originals = outputs(first);
    var clones = outputs(second);
    assertThat(clones).containsOnlyKeys("number", "retrieved", "remote_folder").hasSameSizeAs(originals);
    clones.forEach((label, clone) -> {
      var original = originals.get(label);
      assertThat(clone.type()).isEqualTo("create");
      assertThat(clone.other().uuid()).isNotEqualTo(original.other().uuid());
      assertThat(clone.other()).as(label).returns(original.other().nodeType(), node -> node.nodeType())
          .returns(original.other().content(), node -> node.content());
    });
    assertThat(test.journal(second.uuid())).extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Created", "Cached");
    assertThat(attributes(first)).extracting("cache_miss").isEqualTo("There was no equal calculation.");
  }

  @Test @DisplayName("SPEC 9.4 clones of outputs have the labels and descriptions that these have by then, and no extras")
  void clonesAreLabelledAsTheirOriginals() throws Exception {
    var annotations = test.engine.store().annotations();
    for (var name : List.of("test.job", "test.product")) {
      var inputs = name.equals("test.job") ? job("7") : Map.<String, Object>of("x", new Int(7), "y", new Int(7));
      var first = calculation(run(name, inputs));
      var original = outputs(first).values().stream().filter(link -> link.other().nodeType().equals("data.int")).findFirst()
          .orElseThrow();
      var extra = List.<ExtrasChange>of(new ExtrasChange.Put(List.of("seen"), true));
      annotations.label(original.other().pk(), "seven of " + name).toCompletableFuture().join();
      annotations.description(original.other().pk(), "a description").toCompletableFuture().join();
      annotations.changeExtras(original.other().pk(), extra).toCompletableFuture().join();
      annotations.changeExtras(first.pk(), extra).toCompletableFuture().join();
      var second = calculation(run(name, inputs));
      assertThat(second.cachedFrom()).isEqualTo(first.uuid().toString());
      var clone = outputs(second).get(original.label()).other();
      assertThat(clone).returns("seven of " + name, NodeRow::label).returns("a description", NodeRow::description);
      assertThat(annotations.extras(List.of(clone.pk(), second.pk()))).isEmpty();
    }
  }

  /** The process, or the calculation that it called. */
  private static ProcessRow calculation(ProcessRow process) {
    return process.kind().equals("workchain") ? test.descendants(process.pk()).getFirst() : process;
  }

  @Test @DisplayName("SPEC 15.6/50 the hash is the same before storing and after reading back")
  void theHashOfAStoredCalculationIsTheOneItWasBornWith() throws Exception {
    var computers = ComputerIdentity.of(label -> ComputerRegistry.of(test.engine.store(), home).find(label)
        .map(ComputerRegistry.Entry::computer));
    var job = run("test.job", job("5", Map.of("computer", "localhost")));
    var call = test.descendants(run("test.product", Map.of("x", new Int(2), "y", new Int(3))).pk()).getFirst();
    for (var calculation : List.of(job, call)) {
      assertThat(StoredParts.of(test.graph(), calculation).hash(computers))
          .isEqualTo(attributes(calculation).get(Calculations.HASH));
    }
  }

  @Test void whatCannotBeUsedAgainIsToldAndDoneAgain() throws Exception {
    var emptied = run("test.job", job("5"));
    empty(Path.of(folder(emptied)));
    var taken = run("test.job", job("5"));
    assertThat(miss(taken)).isEqualTo("The equal calculation " + emptied.pk() + " (" + folder(emptied)
        + " on localhost was emptied) cannot be used.");
    CacheMarks.valid(test.engine.store(), taken, false);
    var third = run("test.job", job("5"));
    assertThat(miss(third)).contains(taken.pk() + " (somebody has taken it out of the cache)").contains(emptied.pk() + " (");
    CacheMarks.valid(test.engine.store(), taken, true);
    assertThat(run("test.job", job("5")).cachedFrom()).isEqualTo(taken.uuid().toString());
    var failed = run("test.job", job("nothing"));
    assertThat(failed.exitStatus()).isEqualTo(310);
    assertThat(miss(run("test.job", job("nothing")))).contains(failed.pk() + " (it ended with exit code 310");
    assertThat(miss(run("test.job", job("5", Map.of("disable_cache", true))))).isEqualTo("metadata.disable_cache says so.");
    assertThat(Files.readAllLines(starts)).hasSize(6);
  }

  private static void empty(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) if (!file.equals(folder)) Files.delete(file);
    }
  }

  private static String miss(ProcessRow process) {
    assertThat(process.cachedFrom()).isNull();
    return String.valueOf(attributes(process).get(CacheMarks.MISS));
  }

  private static String folder(ProcessRow job) {
    return (String) ((Map<?, ?>) outputs(job).get("remote_folder").other().content()).get("path");
  }

  @Test void whatWasTakenFromAnInvalidCalculationIsInvalidToo() throws Exception {
    var first = run("test.job", job("5"));
    var clone = run("test.job", job("5"));
    CacheMarks.valid(test.engine.store(), first, false);
    assertThat(miss(run("test.job", job("5")))).contains(clone.pk() + " (its results are those of process " + first.pk());
  }

  @Test void functionsWithinAStepAreTakenFromTheCacheButNeverChains() throws Exception {
    var inputs = Map.<String, Object>of("x", new Int(6), "y", new Int(7));
    var first = run("test.product", inputs);
    var second = run("test.product", inputs);
    assertThat(second.cachedFrom()).isNull();
    var call = test.graph().called(second.pk()).getFirst();
    assertThat(call.cachedFrom()).isEqualTo(test.graph().called(first.pk()).getFirst().uuid().toString());
    assertThat(outputs(second).get("result").other()).returns(42L, node -> node.content())
        .returns(outputs(call).get("result").other().pk(), node -> node.pk());
    var alone = run("test.multiply", inputs);
    assertThat(alone.cachedFrom()).isEqualTo(test.graph().called(first.pk()).getFirst().uuid().toString());
    assertThat(run("test.plus", inputs).cachedFrom()).isNull();
    assertThat(run("test.plus", inputs).cachedFrom()).isNotNull();
  }

  @Test void settingsTakeEffectWithoutARestartAndASwitchInTheCodeWins() throws Exception {
    var inputs = Map.<String, Object>of("x", new Int(1), "y", new Int(2));
    run("test.plus", inputs);
    settings(ENABLED + ", \"caching.disabled_for\": [\"test.plus\"]");
    Await.until("the settings are seen", () -> run("test.plus", inputs).cachedFrom() == null);
    try (var _ = Caching.enabled("*.plus")) {
      assertThat(run("test.plus", inputs).cachedFrom()).isNotNull();
      try (var _ = Caching.disabled()) {
        assertThat(run("test.plus", inputs).cachedFrom()).isNull();
      }
    }
    var off = run("test.plus", inputs);
    assertThat(off.cachedFrom()).isNull();
    assertThat(attributes(off).containsKey(CacheMarks.MISS)).isFalse();
    settings(ENABLED + ", \"caching.disabled_for\": [\"*.plus\"]");
    Await.until("the settings are seen", () -> String.valueOf(attributes(run("test.plus", inputs)).get(CacheMarks.MISS))
        .contains("'test.*'"));
    settings(ENABLED);
    Await.until("the settings are seen", () -> run("test.plus", inputs).cachedFrom() != null);
  }

  @Test void everyProcessOfASourceFileSaysWhichSourceItWasAndAnotherSourceIsNotTheSame() throws Exception {
    var source = """
        import org.clew.data.*;
        import org.clew.function.*;
        import org.clew.outline.*;
        import org.clew.spec.*;
        import org.clew.workchain.*;

        public final class Twice extends WorkChain<Twice.In, Twice.Ctx, Twice.Out> {
          public record In(Int x) {}
          public record Out(Int result) {}
          static final class Ctx {}

          @CalcFunction("test.twice_of")
          public static Int twice(Int x) { return new Int(FACTOR * x.value()); }

          @Override protected Spec spec() { return Spec.named("test.twice"); }

          @Override protected Outline<Run<In, Ctx, Out>> outline() {
            return Outline.of(step("twice", run -> { run.out(Out::result, run.calc(Twice::twice, run.in().x())); }));
          }
        }
        """;
    var first = runFile(source.replace("FACTOR", "2"), 21);
    assertThat(outputs(first).get("result").other().content()).isEqualTo(42L);
    var call = test.graph().called(first.pk()).getFirst();
    for (var process : List.of(first, call)) {
      assertThat((Map<?, ?>) attributes(process).get("version")).as(process.processType())
          .isEqualTo(Map.of("class", "Twice", "file", "Twice.java", "source", version(call, "source"), "source_size",
              version(call, "source_size")));
    }
    assertThat(test.graph().called(runFile(source.replace("FACTOR", "2"), 21).pk()).getFirst().cachedFrom())
        .isEqualTo(call.uuid().toString());
    var edited = runFile(source.replace("FACTOR", "3"), 21);
    assertThat(outputs(edited).get("result").other().content()).isEqualTo(63L);
    assertThat(version(edited, "source")).isNotEqualTo(version(first, "source"));
    var inJar = test.graph().called(run("test.product", Map.of("x", new Int(8), "y", new Int(9))).pk()).getFirst();
    assertThat(version(inJar, "class")).isEqualTo(Chains.Arithmetic.class.getName());
    assertThat(version(inJar, "sha256")).asString().matches("[0-9a-f]{64}");
  }

  private static Object version(ProcessRow process, String key) {
    return ((Map<?, ?>) attributes(process).get("version")).get(key);
  }

  private static ProcessRow runFile(String source, long x) throws Exception {
    var definitions = test.engine.adopt(SourceLoader.compile("Twice.java", source));
    var process = test.engine.submitAll(List.of(new Submitter.Launch(definitions.get("test.twice"), Map.of("x", new Int(x)))))
        .getFirst();
    test.end(process);
    return test.row(process.pk());
  }
}
