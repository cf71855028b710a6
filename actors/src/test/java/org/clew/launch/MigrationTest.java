package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.actors.ControlAnswer;
import org.clew.data.Str;
import org.clew.launch.Migration.Fit;
import org.clew.process.ProcessEvent;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes under way whose code is edited. */
class MigrationTest {
  @TempDir Path home;

  @Test @DisplayName("P8 each edit is judged, and the process goes on with the new code at the step that was meant")
  void judgesEditsAndGoesOn() throws Exception {
    try (var test = TestEngine.at(home)) {
      var first = source("Str door", "int n;", """
          step("one", run -> {
            run.ctx().n++;
            return awaiting(run.submit("test.held", Map.of("first", run.in().door(), "second", new Str(""))));
          }),
          step("two", run -> { run.ctx().n /= 0; })""");
      var process = test.engine.submitAll(List.of(new Submitter.Launch(test.engine.adopt(first).get("edited"),
          Map.of("door", new Str("mig-1")))))
          .getFirst();
      Await.until("it waits", () -> test.row(process.pk()).state().equals("waiting"));
      var migrations = test.engine.travel().migrations();
      var mended = source("Str door", "int n; int more = 1;", """
          step("begin", run -> { }).formerly("one"),
          step("two", run -> { run.report("mended " + run.ctx().n + run.ctx().more); })""");
      var other = source("Str door", "int n;", "step(\"alpha\", run -> { }), step(\"omega\", run -> { })");

      assertThat(migrations.judge(process.uuid(), null, first)).returns(Fit.CURRENT, Migration::fit);
      assertThat(migrations.judge(process.uuid(), null, null)).as("its source stays its source")
          .returns(Fit.CURRENT, Migration::fit);
      assertThat(migrations.judge(process.uuid(), null, other)).returns(Fit.NEEDS_STEP, Migration::fit)
          .satisfies(judged -> assertThat(judged.reason()).contains("'one>'", "alpha, omega"));
      assertThat(migrations.judge(process.uuid(), "omga", other)).returns(Fit.IMPOSSIBLE, Migration::fit)
          .satisfies(judged -> assertThat(judged.reason()).contains("did you mean 'omega'?"));
      assertThat(migrations.judge(process.uuid(), "omega", other)).returns(Fit.FITS, Migration::fit);
      assertThat(migrations.judge(process.uuid(), null, source("Str door, Str key", "int n;", "step(\"one\", run -> { })")))
          .returns(Fit.IMPOSSIBLE, Migration::fit).satisfies(judged -> assertThat(judged.reason()).contains("inputs.key"));

      var judged = migrations.judge(process.uuid(), null, mended);
      assertThat(judged).returns(Fit.RENAMED, Migration::fit);
      assertThat(test.ask(process.uuid(), judged.command())).isEqualTo(new ControlAnswer.Accepted(process.uuid()));
      Doors.open("mig-1");
      assertThat(test.end(process).isOk()).isTrue();
      assertThat(test.journal(process.uuid())).filteredOn(ProcessEvent.Migrated.class::isInstance).hasSize(1);
      assertThat(test.graph().logs(process.pk())).anyMatch(log -> log.message().endsWith("mended 11"));
      assertThat(migrations.judge(process.uuid(), null, mended)).returns(Fit.IMPOSSIBLE, Migration::fit);
    }
  }

  private static SourceLoader source(String inputs, String context, String steps) {
    return SourceLoader.compile("Edited.java", """
        import java.util.Map;
        import org.clew.data.*;
        import org.clew.outline.Outline;
        import org.clew.spec.Spec;
        import org.clew.workchain.*;
        public final class Edited extends WorkChain<Edited.In, Edited.Ctx, Edited.Out> {
          public record In(%s) {}
          public record Out() {}
          public static final class Ctx { %s }
          @Override protected Spec spec() { return Spec.named("edited"); }
          @Override protected Outline<Run<In, Ctx, Out>> outline() { return Outline.of(%s); }
        }
        """.formatted(inputs, context, steps));
  }
}
