package org.clew.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.testkit.Answers.failed;
import static org.clew.testkit.Answers.ok;

import org.clew.data.Int;
import org.clew.testkit.sample.Add;
import org.clew.testkit.sample.MultiplyAdd;
import org.clew.testkit.sample.MultiplyAdd.In;
import org.clew.testkit.sample.MultiplyAdd.Out;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

// #region chain
@WorkChainTest(MultiplyAdd.class)
class MultiplyAddTest {
  private static final In IN = new In(new Int(2), new Int(3), new Int(4), MultiplyAdd.BASH);

  @Test void addsAfterMultiplying(Chain<In, Out> chain) {
    var run = chain.stub(Add.class, MultiplyAddTest::sum).run(IN);
    assertThat(run.steps()).containsExactly("multiply", "add", "validate");
    assertThat(run.out(Out::result)).isEqualTo(new Int(10));
    assertThat(run.inputsOf(Add.class)).containsExactly(new Add.In(new Int(6), new Int(4), MultiplyAdd.BASH));
  }

  @Test void endsAsItsFailedJob(Chain<In, Out> chain) {
    var run = chain.stub(Add.class, in -> failed(Add.NO_OUTPUT)).run(IN);
    assertThat(run.exitStatus()).isEqualTo(310);
  }

  @CrashAfterEveryStep void survivesCrash(Chain<In, Out> chain) {
    chain.stub(Add.class, MultiplyAddTest::sum).runsTheSame(IN);
  }

  @Golden void outlineIsStable(Chain<In, Out> chain) {}

  private static Result<Add.Out> sum(Add.In in) {
    return ok(new Add.Out(new Int(in.x().value() + in.y().value())));
  }
}
// #endregion
