package org.clew.examples.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.testkit.Answers.failed;
import static org.clew.testkit.Answers.killed;
import static org.clew.testkit.Answers.ok;

import org.clew.data.Int;
import org.clew.testkit.Chain;
import org.clew.testkit.CrashAfterEveryStep;
import org.clew.testkit.Golden;
import org.clew.testkit.WorkChainTest;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

@WorkChainTest(MultiplyAdd.class)
class MultiplyAddTest {
  private static final MultiplyAdd.In IN = new MultiplyAdd.In(new Int(2), new Int(3), new Int(4), Shells.LOCAL_BASH);

  @Test void addsAfterMultiplying(Chain<MultiplyAdd.In, MultiplyAdd.Out> chain) {
    var run = chain.stub(ArithmeticAdd.class, MultiplyAddTest::sum).run(IN);
    assertThat(run.steps()).containsExactly("multiply", "add", "validate");
    assertThat(run.out(MultiplyAdd.Out::result)).isEqualTo(new Int(10));
  }

  @Test void endsWithItsOwnCodeWhenTheSumIsNegative(Chain<MultiplyAdd.In, MultiplyAdd.Out> chain) {
    var run = chain.stub(ArithmeticAdd.class, _ -> failed(ArithmeticAdd.NEGATIVE)).run(IN);
    assertThat(run.exitStatus()).isEqualTo(400);
  }

  @Test void endsWithTheCodeOfAJobThatWasKilled(Chain<MultiplyAdd.In, MultiplyAdd.Out> chain) {
    var run = chain.stub(ArithmeticAdd.class, _ -> killed("by its user")).run(IN);
    assertThat(run.exitStatus()).isEqualTo(302);
  }

  @CrashAfterEveryStep void survivesCrash(Chain<MultiplyAdd.In, MultiplyAdd.Out> chain) {
    chain.stub(ArithmeticAdd.class, MultiplyAddTest::sum).runsTheSame(IN);
  }

  @Golden void outlineIsStable(Chain<MultiplyAdd.In, MultiplyAdd.Out> chain) {}

  private static Result<ArithmeticAdd.Out> sum(ArithmeticAdd.In in) {
    return ok(new ArithmeticAdd.Out(new Int(in.x().value() + in.y().value())));
  }
}
