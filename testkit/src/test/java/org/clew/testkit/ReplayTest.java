package org.clew.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.checkpoint.PersistenceException;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.testkit.sample.Add;
import org.clew.testkit.sample.Arithmetic;
import org.clew.testkit.sample.MultiplyAdd;
import org.clew.testkit.sample.Retrying;
import org.clew.workchain.Child;
import org.clew.workchain.Next;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that an engine has written once, against chains that were edited since. */
class ReplayTest {
  static final Path RECORDED = OutlineFile.resources(ReplayTest.class).resolve("journals/sample.multiply_add.json");

  @TempDir Path folder;

  /** The chain as people edit it: a step has another name, one is new, the context has one more field. */
  public static final class Edited extends WorkChain<MultiplyAdd.In, Edited.Ctx, MultiplyAdd.Out> {
    static final class Ctx {
      Int product;
      Child<Add.Out> addition;
      int rounds = 1;
    }

    @Override protected Spec spec() {
      return Spec.named("sample.multiply_add").defaultTo(MultiplyAdd.In::code, MultiplyAdd.BASH);
    }

    @Override protected Outline<Run<MultiplyAdd.In, Ctx, MultiplyAdd.Out>> outline() {
      return Outline.of(step("multiply", this::multiply), step("sum", this::sum).formerly("add"), step("look", this::look),
          step("validate", this::validate));
    }

    private void multiply(Run<MultiplyAdd.In, Ctx, MultiplyAdd.Out> run) {
      run.ctx().product = run.calc(Arithmetic::multiply, run.in().x(), run.in().y());
    }

    private Next sum(Run<MultiplyAdd.In, Ctx, MultiplyAdd.Out> run) {
      run.ctx().addition = run.submit(Add.class, new Add.In(run.ctx().product, run.in().z(), run.in().code()));
      return awaiting(run.ctx().addition);
    }

    private void look(Run<MultiplyAdd.In, Ctx, MultiplyAdd.Out> run) {
      run.report("rounds " + run.ctx().rounds);
    }

    private void validate(Run<MultiplyAdd.In, Ctx, MultiplyAdd.Out> run) {
      if (run.result(run.ctx().addition) instanceof Ok(Add.Out(var sum))) run.out(MultiplyAdd.Out::result, sum);
    }
  }

  /** Edited without a thought for what runs: a step and a field of the context have other names. */
  public static final class Careless extends WorkChain<MultiplyAdd.In, Careless.Ctx, MultiplyAdd.Out> {
    static final class Ctx {
      Child<Add.Out> sum;
    }

    @Override protected Spec spec() {
      return Spec.named("sample.multiply_add").defaultTo(MultiplyAdd.In::code, MultiplyAdd.BASH);
    }

    @Override protected Outline<Run<MultiplyAdd.In, Ctx, MultiplyAdd.Out>> outline() {
      return Outline.of(step("multiply", this::multiply), step("end", this::end));
    }

    private Next multiply(Run<MultiplyAdd.In, Ctx, MultiplyAdd.Out> run) {
      run.ctx().sum = run.submit(Add.class, new Add.In(run.in().x(), run.in().z(),
          CodeData.installed("bash", "localhost", "/bin/bash")));
      return awaiting(run.ctx().sum);
    }

    private void end(Run<MultiplyAdd.In, Ctx, MultiplyAdd.Out> run) {
      if (run.result(run.ctx().sum) instanceof Ok(Add.Out(var sum))) run.out(MultiplyAdd.Out::result, sum);
    }
  }

  // #region replay
  @Test void oldProcessesGoOnWithThisCode() {
    var resumed = Chain.of(MultiplyAdd.class).resumes(RECORDED);
    assertThat(resumed).isNotEmpty()
        .allSatisfy(each -> assertThat(each.result().out(MultiplyAdd.Out::result)).isEqualTo(new Int(10)));
  }
  // #endregion

  @Test void editedChainGoesOnWhereItsStepsKeepTheirOldIds() {
    var resumed = Chain.of(Edited.class).stub(Add.class, in -> Answers.ok(new Add.Out(new Int(in.x().value() + in.y().value()))))
        .resumes(RECORDED);
    assertThat(resumed).allSatisfy(each -> assertThat(each.result().out(MultiplyAdd.Out::result)).isEqualTo(new Int(10)));
    assertThat(resumed.getFirst().result().steps()).containsExactly("multiply", "sum", "look", "validate");
    assertThat(resumed).filteredOn(each -> each.after().equals("step 'multiply'"))
        .singleElement().satisfies(each -> assertThat(each.result().steps())
            .containsExactly("multiply", "sum", "look", "validate"));
    assertThat(resumed.getLast().result().steps()).as("done before 'look' was there")
        .containsExactly("multiply", "add", "validate");
  }

  @Test void everyPlaceThatDoesNotGoOnIsNamed() {
    var careless = Chain.of(Careless.class).stub(Add.class, _ -> Answers.ok(new Add.Out(new Int(1))));
    assertThatThrownBy(() -> careless.resumes(RECORDED)).isInstanceOf(AssertionError.class)
        .hasMessageContaining("'sample.multiply_add' does not go on from what sample.multiply_add.json has recorded")
        .hasMessageContaining("after step 'multiply'").hasMessageContaining("after step 'add'")
        .hasMessageContaining("formerly(...)");
  }

  @Test void journalOfAnotherProcessAndOtherFilesAreRefused() throws Exception {
    assertThatThrownBy(() -> Chain.of(Retrying.class).resumes(RECORDED)).isInstanceOf(AssertionError.class)
        .hasMessageContaining("tells of a process of 'sample.multiply_add', not of 'sample.retrying'");
    var file = Files.writeString(folder.resolve("x.json"), "{\"clew_journal\": 1, \"process\": \"x\", \"events\": [{}]}");
    assertThatThrownBy(() -> Chain.of(MultiplyAdd.class).resumes(file)).isInstanceOf(PersistenceException.class)
        .hasMessageContaining("events.0: must have");
    Files.writeString(file, "[]");
    assertThatThrownBy(() -> Chain.of(MultiplyAdd.class).resumes(file)).isInstanceOf(PersistenceException.class)
        .hasMessageContaining("no field clew_journal");
    Files.writeString(file, Files.readString(RECORDED).replace("process.step-done.v1", "process.step-done.v99"));
    assertThatThrownBy(() -> Chain.of(MultiplyAdd.class).resumes(file)).isInstanceOf(PersistenceException.class)
        .hasMessageContaining("v99");
  }
}
