package org.clew.docs.aiida;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.clew.data.DataTypes;
import org.clew.data.Dict;
import org.clew.data.Int;
import org.clew.launch.Engine;
import org.clew.store.Graph.LogRow;
import org.clew.workchain.restart.ProcessHandlerReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The section Restart work chains of docs/coming-from-aiida.md, run. */
@ExtendWith(SnippetEngine.class)
class RestartSnippetsTest {
  private final Engine engine;

  RestartSnippetsTest(Engine engine) {
    this.engine = engine;
  }

  @Test void restartsUntilItWorks() throws Exception {
    var finished = engine.runGetNode(Insistent.class, new Insistent.In(new Halvings.In(new Int(96), new Int(2))));
    assertThat(finished.outcome().outputs().get("rest").plain()).isEqualTo(3L);
    assertThat(engine.store().graph().called(finished.process().pk())).extracting(child -> child.exitStatus())
        .containsExactly(400, 0);
  }

  @Test void everyStepCanBeExtended() throws Exception {
    var finished = engine.runGetNode(Patient.class, new Patient.In(new Int(12)));
    assertThat(finished.outcome().outputs().get("rest").plain()).isEqualTo(3L);
    var lines = engine.store().graph().logs(finished.process().pk()).stream().map(LogRow::message)
        .map(line -> line.replaceFirst("^.*\\]: ", ""));
    assertThat(lines).containsSubsequence("setup", "run", "inspect", "run 1 ended with 400", "run", "inspect",
        "run 2 ended with 0", "results");
  }

  @Test void reportsSayWhatComesNext() {
    // #region report
    ProcessHandlerReport report = new ProcessHandlerReport(true, Halvings.TOO_MANY);
    String next = report.doBreak() ? "no other handler is asked" : "the next handler is asked";
    String end = "the chain ends with " + report.exitCode().status();
    // #endregion
    assertThat(List.of(next, end)).containsExactly("no other handler is asked", "the chain ends with 400");
  }

  @Test void plainMappingsBecomeData() {
    assertThat(DataTypes.toData(Map.of("ecut", 30))).isInstanceOf(Dict.class);
  }
}
