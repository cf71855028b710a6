package org.clew.examples.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.clew.data.Int;
import org.clew.testkit.Chain;
import org.clew.testkit.CrashAfterEveryStep;
import org.clew.testkit.Golden;
import org.clew.testkit.WorkChainTest;
import org.junit.jupiter.api.Test;

@WorkChainTest(SumSquares.class)
class SumSquaresTest {
  @Test void sumsInALoop(Chain<SumSquares.In, SumSquares.Out> chain) {
    assertThat(chain.run(new SumSquares.In(new Int(4))).ok().out(SumSquares.Out::sum)).isEqualTo(new Int(30));
  }

  @CrashAfterEveryStep void survivesCrash(Chain<SumSquares.In, SumSquares.Out> chain) {
    chain.runsTheSame(new SumSquares.In(new Int(3)));
  }

  @Golden void outlineIsStable(Chain<SumSquares.In, SumSquares.Out> chain) {}
}
