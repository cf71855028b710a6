package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.computer.BuiltIn;
import org.clew.data.Bool;
import org.clew.data.Str;
import org.clew.definition.Definitions;
import org.clew.outline.Outline;
import org.clew.process.KillMode;
import org.clew.spec.Spec;
import org.clew.store.Graph;
import org.clew.testwait.Await;
import org.clew.workchain.Next;
import org.clew.workchain.NoContext;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A work chain with {@code clean_workdir} empties the directories of its jobs, however it ends. */
class CleanUpTest {
  @TempDir static Path home;
  private static TestEngine test;

  @BeforeAll static void start() {
    test = TestEngine.at(home, definitions(), parts -> parts);
  }

  @AfterAll static void stop() {
    test.close();
  }

  private static Definitions definitions() {
    var all = new Definitions();
    for (var type : List.of(Outer.class, Untidy.class, Shell.class)) all.register(type);
    return all;
  }

  /** Calls a chain that does not clean up itself. */
  static final class Outer extends WorkChain<Outer.In, NoContext, Outer.Out> {
    record In(Bool cleanWorkdir, Str first, Str second) {}

    record Out() {}

    @Override protected Spec spec() {
      return Spec.named("test.tidy");
    }

    @Override protected Outline<Run<In, NoContext, Out>> outline() {
      return Outline.of(step("call", this::call), step("end", this::end));
    }

    private Next call(Run<In, NoContext, Out> run) {
      return awaiting(run.submit(Untidy.class, new Untidy.In(run.in().first(), run.in().second())));
    }

    private Next end(Run<In, NoContext, Out> run) {
      return switch (run.in().second().value()) {
        case "throw" -> throw new IllegalStateException("boom");
        case "fail" -> exit(exitCode(418, "as it was told"));
        default -> proceed();
      };
    }
  }

  static final class Untidy extends WorkChain<Untidy.In, NoContext, Untidy.Out> {
    record In(Str first, Str second) {}

    record Out() {}

    @Override protected Spec spec() {
      return Spec.named("test.untidy");
    }

    @Override protected Outline<Run<In, NoContext, Out>> outline() {
      return Outline.of(step("one", this::one), step("two", this::two));
    }

    private Next one(Run<In, NoContext, Out> run) {
      return awaiting(run.submit(Shell.class, new Shell.In(run.in().first(), BuiltIn.bash())));
    }

    private Next two(Run<In, NoContext, Out> run) {
      return awaiting(run.submit(Shell.class, new Shell.In(run.in().second(), BuiltIn.bash())));
    }
  }

  @ParameterizedTest
  @CsvSource({"echo 2, finished", "fail, finished", "throw, excepted"})
  void cleansUpWhateverTheEnd(String second, String state) throws Exception {
    var chain = submit(true, "echo 1", second);
    test.end(chain);
    assertThat(test.row(chain.pk()).state()).isEqualTo(state);
    assertCleaned(chain.pk(), 2);
  }

  @Test void cleansUpAfterAKillWhenTheJobsHaveEnded() throws Exception {
    var chain = submit(true, "echo 1", "sleep 600");
    Await.until("the second job runs", () -> jobs(chain.pk()).size() == 2
        && "withscheduler".equals(jobs(chain.pk()).getLast().jobState()));
    test.kill(chain.uuid(), KillMode.ORDERLY);
    assertThat(test.end(chain).state()).isEqualTo("killed");
    assertCleaned(chain.pk(), 2);
  }

  @Test void doesItAgainAfterACrashAndOnlyOnce(@TempDir Path other) throws Exception {
    ProcessFuture chain;
    try (var first = TestEngine.at(other, definitions(), parts -> parts)) {
      chain = first.submit("test.tidy", inputs(true, "echo 1", "sleep 600"));
      Await.until("the second job runs", () -> first.descendants(chain.pk()).stream()
          .filter(row -> "withscheduler".equals(row.jobState())).count() == 1 && first.descendants(chain.pk()).size() == 3);
      first.kill(chain.uuid(), KillMode.ORDERLY);
    }
    try (var second = TestEngine.at(other, definitions(), parts -> parts)) {
      assertThat(second.end(chain.uuid()).state()).isEqualTo("killed");
      assertThat(second.graph().logs(chain.pk())).filteredOn(log -> log.message().contains("emptied the working directories"))
          .hasSize(1);
    }
  }

  @Test void leavesTheFilesWhenNobodyWantsThemGone() throws Exception {
    var chain = submit(false, "echo 1", "echo 2");
    test.end(chain);
    assertThat(jobs(chain.pk())).hasSize(2).allSatisfy(job -> assertThat(folder(job)).isNotEmptyDirectory());
    assertThat(test.graph().logs(chain.pk())).isEmpty();
  }

  @Test void aDirectoryThatIsNotOfTheJobIsReportedAndHarmsNobody() throws Exception {
    var elsewhere = Files.createDirectories(home.resolve("precious"));
    Files.writeString(elsewhere.resolve("file"), "keep");
    var chain = submit(true, "echo 1; d=$(pwd); mv $d $d.away; ln -s " + elsewhere + " $d", "echo 2");
    test.end(chain);
    assertThat(elsewhere.resolve("file")).exists();
    assertThat(test.graph().logs(chain.pk())).extracting(Graph.LogRow::message)
        .anySatisfy(text -> assertThat(text).contains("could not be emptied", "was not made by Clew for this job"));
  }

  private static ProcessFuture submit(boolean clean, String first, String second) {
    return test.submit("test.tidy", inputs(clean, first, second));
  }

  private static Map<String, Object> inputs(boolean clean, String first, String second) {
    return Map.of("clean_workdir", clean, "first", first, "second", second);
  }

  private static List<Graph.ProcessRow> jobs(long chain) {
    return test.descendants(chain).stream().filter(row -> row.kind().equals("calcjob")).toList();
  }

  private static Path folder(Graph.ProcessRow job) {
    var remote = test.graph().outgoing(job.pk()).stream().filter(link -> link.label().equals("remote_folder")).findFirst()
        .orElseThrow();
    return Path.of((String) ((Map<?, ?>) remote.other().content()).get("path"));
  }

  private static void assertCleaned(long chain, int count) {
    assertThat(jobs(chain)).hasSize(count).allSatisfy(job -> {
      assertThat(folder(job)).isEmptyDirectory();
      assertThat((Map<?, ?>) test.graph().node(job.pk()).orElseThrow().content()).containsKey(asKey(CleanUp.MARK));
    });
    var names = jobs(chain).stream().map(job -> "Shell<" + job.pk() + ">").toList();
    assertThat(test.graph().logs(chain)).filteredOn(log -> log.message().contains("emptied")).singleElement()
        .satisfies(log -> assertThat(log.message()).contains(names));
  }

  @SuppressWarnings("unchecked")
  private static <T> T asKey(Object key) {
    return (T) key;
  }
}
