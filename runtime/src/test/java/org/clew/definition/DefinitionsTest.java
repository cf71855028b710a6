package org.clew.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clew.data.Int;
import org.clew.function.CalcFunction;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.NoContext;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
  static final class Doubling extends WorkChain<Doubling.In, NoContext, Doubling.Out> {
    record In(Int number) {}

    record Out(Int number) {}

    @Override protected Spec spec() {
      return Spec.named("test.doubling");
    }

    @Override protected Outline<Run<In, NoContext, Out>> outline() {
      return Outline.of(step("double", run -> {
        run.out(Out::number, run.calc(Doubling::twice, run.in().number()));
      }));
    }

    @CalcFunction("test.twice")
    static Int twice(Int number) {
      return new Int(2 * number.value());
    }
  }

  @Test void knowsAProcessAndTheFunctionsBesideIt() {
    var definitions = new Definitions();
    assertThat(definitions.register(Doubling.class)).extracting(Definition::name).containsExactly("test.doubling", "test.twice");
    assertThat(definitions.get("test.twice").owner()).isEqualTo(Doubling.class);
  }

  @Test void refusesAClassWithoutAnyProcess() {
    assertThatThrownBy(() -> new Definitions().register(String.class)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String defines no process");
  }
}
