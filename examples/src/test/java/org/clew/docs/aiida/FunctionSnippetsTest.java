package org.clew.docs.aiida;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.clew.data.Int;
import org.clew.function.Calc1;
import org.clew.function.Flow;
import org.clew.function.ProcessFunction;
import org.clew.function.WorkFunction;
import org.clew.launch.Engine;
import org.clew.process.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The section Process functions of docs/coming-from-aiida.md, run. */
@ExtendWith(SnippetEngine.class)
class FunctionSnippetsTest {
  private final Engine engine;

  FunctionSnippetsTest(Engine engine) {
    this.engine = engine;
  }

  static final class Quarters {
    private Quarters() {}

    // #region workfunction
    @WorkFunction("docs.quarter")                                                  // @workfunction
    public static Int quarter(Flow flow, Int number) {
      return flow.calc(Halvings::half, flow.calc(Halvings::half, number));
    }
    // #endregion
  }

  @Test void callsAFunction() throws Exception {
    // #region function
    Outcome outcome = engine.run((Calc1<Int, Int>) Halvings::half, new Int(10));   // a process of its own
    // #endregion
    assertThat(outcome.outputs().get("result").plain()).isEqualTo(5L);
  }

  @Test void callsAFunctionThatCalls() throws Exception {
    engine.definitions().register(Quarters.class);
    var quarter = engine.submit("docs.quarter", Map.of("number", 12));
    assertThat(quarter.await().outputs().get("result").plain()).isEqualTo(3L);
    assertThat(engine.store().graph().called(quarter.pk())).hasSize(2);
  }

  @Test void looksAtFunctions() {
    // #region reflection
    List<ProcessFunction> all = ProcessFunction.all(Halvings.class);               // empty for a class without any
    ProcessFunction half = ProcessFunction.of((Calc1<Int, Int>) Halvings::half);
    Map<String, Object> inputs = half.inputs(new Int(10));                         // {number=10}
    String method = half.owner().getSimpleName() + "." + half.method().getName();
    // #endregion
    assertThat(all).hasSize(1);
    assertThat(inputs).containsExactly(Map.entry("number", new Int(10)));
    assertThat(method).isEqualTo("Halvings.half");
  }
}
