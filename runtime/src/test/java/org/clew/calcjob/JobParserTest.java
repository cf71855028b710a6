package org.clew.calcjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clew.data.CodeData;
import org.clew.data.FolderData;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.definition.Definitions;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.spec.ProcessKind;
import org.clew.spec.Spec;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

class JobParserTest {
  private static final FolderData FOLDER = new FolderData(Map.of());

  public static final class Sum extends CalcJob<Sum.In, Sum.Out> {
    public record In(Int x, CodeData code) {}

    public record Out(Int sum) {}

    @Override protected Spec spec() {
      return Spec.named("test.sum");
    }

    @Override protected JobPlan prepare(In in, Sandbox dir) {
      return JobPlan.run(in.code());
    }

    @Override protected Result<Out> parse(In in, Retrieved files) {
      return ok(new Out(in.x()));
    }
  }

  public static final class Clashing extends CalcJob<Clashing.In, Sum.Out> {
    public record In(FolderData retrieved) {}

    @Override protected Spec spec() {
      return Spec.named("test.clashing");
    }

    @Override protected JobPlan prepare(In in, Sandbox dir) {
      return JobPlan.nothing();
    }

    @Override protected Result<Sum.Out> parse(In in, Retrieved files) {
      return fail(ExitCode.exitCode(300, "no"));
    }
  }

  private static JobParser parser() {
    return (JobParser) CalcJobRun.of(new Sum()).parser().orElseThrow();
  }

  @Test void takesTheInputsOfTheParserAndWhatElseIsKnownOfTheJob() {
    var walltime = EngineExitCodes.CALCJOB.getFirst();
    var had = Map.of("x", new Int(1), "monitors", Map.of(), "remote_folder", new Str("gone"), "stranger", new Str("?"), "code",
        CodeData.installed("sh", "localhost", "/bin/sh"), "metadata", Map.of("label", "of the job", "computer", "localhost",
        "options", Map.of("queue_name", "debug")));
    var inputs = parser().spec().process(parser().inputs(had, FOLDER, OptionalInt.of(3), Optional.of(walltime))).orThrow();
    assertThat(inputs).containsOnlyKeys("x", "code", "retrieved", "metadata");
    assertThat(new HashSet<Object>(((Map<?, ?>) inputs.get("metadata")).keySet()))
        .contains("job").doesNotContain("label", "computer", "options");
    var files = JobParser.files(inputs);
    assertThat(files.folder()).isSameAs(FOLDER);
    assertThat(files.options().queueName()).contains("debug");
    assertThat(files.exitStatus()).hasValue(3);
    assertThat(files.schedulerCode()).hasValueSatisfying(code -> {
      assertThat(code.is(walltime)).isTrue();
      assertThat(code.message()).isEqualTo(walltime.message());
    });
    var unknown = JobParser.files(parser().inputs(Map.of(), FOLDER, OptionalInt.empty(), Optional.empty()));
    assertThat(unknown.exitStatus()).isEmpty();
    assertThat(unknown.schedulerCode()).isEmpty();
  }

  @Test void isFoundByItsNameAndOnlyOfJobs() {
    var definitions = new Definitions();
    definitions.register(Sum.class);
    assertThat(definitions.find("test.sum.parse")).containsSame(definitions.get("test.sum").parser().orElseThrow());
    assertThat(definitions.get("test.sum.parse").kind()).isEqualTo(ProcessKind.CALCFUNCTION);
    assertThat(definitions.all()).as("no process that people launch").containsOnlyKeys("test.sum");
    assertThat(definitions.find("test.other.parse")).isEmpty();
    assertThat(definitions.find("test.sum.parse.parse")).isEmpty();
  }

  @Test void refusesAJobThatHasAnInputOfTheSameName() {
    assertThatThrownBy(() -> CalcJobRun.of(new Clashing()).parser()).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("what 'test.clashing' brought back cannot be parsed again, since it has an input 'retrieved' of its own");
  }
}
