package org.clew.examples.xtb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.examples.xtb.TestMolecules.list;
import static org.clew.examples.xtb.TestMolecules.thermochemistry;
import static org.clew.testkit.Answers.failed;
import static org.clew.testkit.Answers.ok;

import java.util.Map;
import org.clew.data.Float;
import org.clew.testkit.Chain;
import org.clew.testkit.CrashAfterEveryStep;
import org.clew.testkit.Golden;
import org.clew.testkit.WorkChainTest;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

@WorkChainTest(XtbSurvey.class)
class XtbSurveyTest {
  @Test void endsWithATableOfAllMolecules(Chain<XtbSurvey.In, XtbSurvey.Out> chain) {
    var run = chain.stub(XtbMinimum.class, XtbSurveyTest::minimum).run(Map.of()).ok();
    var table = run.out(XtbSurvey.Out::table).value();
    assertThat(table).containsOnlyKeys("water", "ammonia", "ethanol");
    assertThat((Map<?, ?>) table.get("ethanol")).extracting("formula", "energy", "frequencies")
        .containsExactly("C2H6O", -9.0, list(100.0, 3000.0).value());
    assertThat(run.out(XtbSurvey.Out::structures)).containsOnlyKeys("water", "ammonia", "ethanol");
    assertThat(run.reports().getFirst()).contains("C2H6O", "100 3000");
  }

  @Test void keepsWhatWasFoundWhenOneMoleculeFails(Chain<XtbSurvey.In, XtbSurvey.Out> chain) {
    var run = chain.stub(XtbMinimum.class, in -> in.structure().sites().size() == 4
        ? failed(XtbMinimum.JOB_FAILED.format(Map.of("pk", 7, "why", "out of luck."))) : minimum(in)).run(Map.of());
    assertThat(run.exitCode().orElseThrow().message())
        .isEqualTo("Without a minimum are ammonia (Calculation 7 failed: out of luck.)");
    assertThat(run.out(XtbSurvey.Out::table).value()).containsOnlyKeys("water", "ethanol");
  }

  @CrashAfterEveryStep void survivesCrash(Chain<XtbSurvey.In, XtbSurvey.Out> chain) {
    chain.stub(XtbMinimum.class, XtbSurveyTest::minimum).runsTheSame();
  }

  @Golden void outlineIsStable(Chain<XtbSurvey.In, XtbSurvey.Out> chain) {}

  private static Result<XtbMinimum.Out> minimum(XtbMinimum.In in) {
    double energy = -in.structure().sites().size();
    return ok(new XtbMinimum.Out(in.structure(), new Float(energy), list(100.0, 3000.0), new Float(0.5),
        thermochemistry(energy)));
  }
}
