package org.clew.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.testkit.Answers.excepted;
import static org.clew.testkit.Answers.failed;
import static org.clew.testkit.Answers.killed;
import static org.clew.testkit.Answers.ok;

import java.util.Map;
import org.clew.data.Data;
import org.clew.data.Int;
import org.clew.spec.ValidationException;
import org.clew.testkit.sample.Add;
import org.clew.testkit.sample.MultiplyAdd;
import org.clew.testkit.sample.Power;
import org.clew.testkit.sample.Retrying;
import org.clew.workchain.Failed;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final MultiplyAdd.In IN = new MultiplyAdd.In(new Int(2), new Int(3), new Int(4), MultiplyAdd.BASH);

  private final Chain<MultiplyAdd.In, MultiplyAdd.Out> multiplyAdd = Chain.of(MultiplyAdd.class);

  @Test void unstubbedJobIsAnErrorWithAHint() {
    assertThatThrownBy(() -> multiplyAdd.run(IN)).isInstanceOf(IllegalStateException.class)
        .hasMessage("'sample.multiply_add' submitted the calculation job 'sample.add', and a test runs no jobs. Say how it ends:"
            + " chain.stub(Add.class, in -> ok(new Add.Out(...)))");
  }

  @Test void childrenThatAreChainsRunForReal() {
    var run = Chain.of(Power.class).stub(Add.class, in -> ok(new Add.Out(in.x()))).run(new Power.In(new Int(3), new Int(3)));
    assertThat(run.ok().out(Power.Out::power)).isEqualTo(new Int(27));
    assertThat(run.steps()).containsExactly(
        "setup", "factors/multiply", "factors/take", "factors/multiply", "factors/take", "results");
    assertThat(run.children()).hasSize(2).allSatisfy(child -> {
      assertThat(child.type()).isEqualTo("sample.multiply_add");
      assertThat(child.steps()).containsExactly("multiply", "add", "validate");
      assertThat(child.exitStatus()).isZero();
    });
    assertThat(run.children().getLast().inputs()).containsEntry("x", new Int(9)).containsEntry("y", new Int(3));
    assertThat(run.children().getLast().outputs()).containsEntry("result", new Int(27));
    assertThat(run.context()).containsEntry("left", new Int(0)).containsEntry("product", run.children().getLast().uuid());
  }

  @Test void chainsCanBeStubbedToo() {
    var run = Chain.of(Power.class).stub(MultiplyAdd.class, in -> ok(new MultiplyAdd.Out(new Int(100))))
        .run(new Power.In(new Int(3), new Int(2)));
    assertThat(run.out(Power.Out::power)).isEqualTo(new Int(100));
    assertThat(run.children()).singleElement().satisfies(child -> assertThat(child.steps()).isEmpty());
  }

  @Test void branchLeadsToItsSteps() {
    var run = Chain.of(Power.class).run(Map.of("x", 5, "n", 0));
    assertThat(run.steps()).containsExactly("zero?/then/one");
    assertThat(run.out(Power.Out::power)).isEqualTo(new Int(1));
  }

  @Test void refusesInvalidInputs() {
    assertThatThrownBy(() -> Chain.of(Power.class).run(Map.of("x", 5, "n", -1))).isInstanceOf(ValidationException.class)
        .hasMessageContaining("inputs.n").hasMessageContaining("must not be negative");
  }

  @Test void tellsExitCodeAndOutputsOfAFailedChain() {
    var run = multiplyAdd.stub(Add.class, in -> ok(new Add.Out(new Int(-1)))).run(IN);
    assertThat(run.state()).isEqualTo("finished");
    assertThat(run.exitStatus()).isEqualTo(400);
    assertThat(run.exitCode()).hasValue(MultiplyAdd.NEGATIVE.labelled("NEGATIVE"));
    assertThat(run.outputs()).isEqualTo(Map.<String, Data>of("result", new Int(-1)));
    assertThat(run.result()).isInstanceOf(Failed.class);
    assertThat(run.reports()).containsExactly("multiplied");
    assertThatThrownBy(run::ok).isInstanceOf(AssertionError.class)
        .hasMessage("'sample.multiply_add' finished with exit status 400: The result is a negative number., after the steps"
            + " [multiply, add, validate]");
  }

  @Test void childrenMayExceptOrBeKilled() {
    assertThat(multiplyAdd.stub(Add.class, in -> excepted("IOException: disk full")).run(IN).exitStatus()).isEqualTo(301);
    assertThat(multiplyAdd.stub(Add.class, in -> killed("by hand")).run(IN).exitStatus()).isEqualTo(302);
  }

  @Test void absentOutputTellsHowTheChainEnded() {
    var run = multiplyAdd.stub(Add.class, in -> failed(Add.NO_OUTPUT)).run(IN);
    assertThatThrownBy(() -> run.out(MultiplyAdd.Out::result)).isInstanceOf(AssertionError.class)
        .hasMessageContaining("there is no output 'result'").hasMessageContaining("exit status 310");
  }

  @Test void answersInTurn() {
    var chain = Chain.of(Retrying.class).stub(Add.class,
        (in, earlier) -> earlier < 2 ? failed(Add.NO_OUTPUT) : ok(new Add.Out(new Int(in.x().value() + 1))));
    var run = chain.run(new Retrying.In(new Int(6)));
    assertThat(run.ok().out(Retrying.Out::sum)).isEqualTo(new Int(7));
    assertThat(run.reports()).containsExactly("try 1 failed", "try 2 failed");
    assertThat(run.children()).extracting(ChildResult::exitStatus).containsExactly(310, 310, 0);
  }

  @Test void stubbedJobHasRemoteFolderAndRetrieved() {
    var run = multiplyAdd.stub(Add.class, in -> ok(new Add.Out(in.x()))).run(IN);
    assertThat(run.children().getFirst().outputs()).containsOnlyKeys("sum", "remote_folder", "retrieved");
  }

  @Test void exceptionOfAStepIsTold() {
    var run = Chain.of(Power.class).stub(MultiplyAdd.class, in -> ok(new MultiplyAdd.Out(in.x())))
        .run(Map.of("x", 3, "n", 2));
    assertThat(run.exception()).isEmpty();
    var broken = Chain.of(Broken.class).run(Map.of("x", 3));
    assertThat(broken.state()).isEqualTo("excepted");
    assertThat(broken.exitStatus()).isNull();
    assertThat(broken.exception()).hasValue("IllegalStateException: no luck with 3");
    assertThat(broken.steps()).containsExactly("first");
    assertThatThrownBy(broken::ok).hasMessageContaining("no luck with 3").hasMessageContaining("Broken.second");
  }

  @Test void whatAStubThrowsTheTestThrows() {
    multiplyAdd.stub(Add.class, in -> {
      assertThat(in.x()).as("product").isEqualTo(new Int(7));
      return ok(new Add.Out(in.x()));
    });
    assertThatThrownBy(() -> multiplyAdd.run(IN)).isInstanceOf(AssertionError.class).hasMessageContaining("product");
  }

  @Test void endlessLoopIsAnError() {
    assertThatThrownBy(() -> Chain.of(Endless.class).run(Map.of("x", 3))).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has not ended after");
  }

  @Test void runsOfOneChainDoNotMeet() {
    multiplyAdd.stub(Add.class, in -> ok(new Add.Out(in.x())));
    var first = multiplyAdd.run(IN);
    var second = multiplyAdd.run(IN);
    assertThat(second.outputs()).isEqualTo(first.outputs());
    assertThat(IN.x().node()).isEmpty();
  }
}
