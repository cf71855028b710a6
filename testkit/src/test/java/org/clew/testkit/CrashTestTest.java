package org.clew.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.testkit.Answers.failed;
import static org.clew.testkit.Answers.ok;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.clew.data.Int;
import org.clew.testkit.sample.Add;
import org.clew.testkit.sample.Forgetful;
import org.clew.testkit.sample.Power;
import org.clew.testkit.sample.Retrying;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

class CrashTestTest {
  @Test void loopsAndGrandchildrenSurvive() {
    var jobs = new AtomicInteger();
    var chain = Chain.of(Power.class).stub(Add.class, in -> {
      jobs.incrementAndGet();
      return ok(new Add.Out(in.x()));
    });
    var run = chain.runsTheSame(new Power.In(new Int(2), new Int(4)));
    assertThat(run.out(Power.Out::power)).isEqualTo(new Int(16));
    assertThat(jobs.get()).isGreaterThan(3 * 10);
  }

  @Test void branchesSurvive() {
    assertThat(Chain.of(Power.class).runsTheSame(Map.of("x", 2, "n", 0)).steps()).containsExactly("zero?/then/one");
  }

  @Test void failuresSurvive() {
    var run = Chain.of(Retrying.class).stub(Add.class, in -> failed(Add.NO_OUTPUT)).runsTheSame(new Retrying.In(new Int(1)));
    assertThat(run.exitStatus()).isEqualTo(401);
    assertThat(run.children()).hasSize(3);
  }

  @Test void untypedContextSurvives() {
    Chain.of(Retrying.class).stub(Add.class, (in, earlier) -> earlier == 0 ? failed(Add.NO_OUTPUT) : ok(new Add.Out(in.y())))
        .runsTheSame(new Retrying.In(new Int(1))).ok();
  }

  @Test void exceptionsSurvive() {
    assertThat(Chain.of(Broken.class).runsTheSame(Map.of("x", 3)).state()).isEqualTo("excepted");
  }

  @Test void forgottenStaticFieldIsCaught() {
    var chain = Chain.of(Forgetful.class);
    assertThat(chain.run(new Forgetful.In(new Int(3))).out(Forgetful.Out::result)).isEqualTo(new Int(9));
    assertThatThrownBy(() -> chain.runsTheSame(new Forgetful.In(new Int(3)))).isInstanceOf(AssertionError.class)
        .hasMessageContaining("'sample.forgetful' does not run the same")
        .hasMessageContaining("a crash after step 'remember': outputs.result is data.int 0, without a crash it is data.int 9")
        .hasMessageContaining("belongs into its context");
  }

  @Test void forgottenFieldOfTheChainIsCaught() {
    assertThatThrownBy(() -> Chain.of(Counting.class).runsTheSame(Map.of("x", 3))).isInstanceOf(AssertionError.class)
        .hasMessageContaining("steps is [passes/count, passes/count, passes/count, passes/count");
  }

  @Test void otherOutcomeOfAChildIsCaught() {
    assertThatThrownBy(() -> Chain.of(Power.class).stub(Add.class, new Wavering()::answer).runsTheSame(Map.of("x", 2, "n", 2)))
        .isInstanceOf(AssertionError.class).hasMessageContaining("child 1 outputs.result is data.int");
  }

  /** Answers differently each time. */
  private static final class Wavering {
    private int calls;

    Result<Add.Out> answer(Add.In in) {
      return ok(new Add.Out(new Int(++calls)));
    }
  }
}
