package org.clew.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.clew.data.Int;
import org.clew.testkit.sample.Add;
import org.clew.testkit.sample.Retrying;
import org.clew.testkit.sample.Retrying.In;
import org.clew.testkit.sample.Retrying.Out;
import org.junit.jupiter.api.Test;

// #region coverage
@WorkChainTest(value = Retrying.class, coverage = 100)
class RetryingTest {
  @Test void secondTrySucceeds(Chain<In, Out> chain) {
    var run = chain.stub(Add.class, (in, earlier) -> earlier == 0 ? Answers.failed(Add.NO_OUTPUT)
        : Answers.ok(new Add.Out(new Int(3))))
        .run(new In(new Int(2)));
    assertThat(run.out(Out::sum)).isEqualTo(new Int(3));
  }

  @Test void givesUpAfterThreeTries(Chain<In, Out> chain) {
    var run = chain.stub(Add.class, in -> Answers.failed(Add.NO_OUTPUT)).run(new In(new Int(2)));
    assertThat(run.exitStatus()).isEqualTo(Retrying.GAVE_UP.status());
  }
}
// #endregion
