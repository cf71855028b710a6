package org.clew.calcjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.clew.calcjob.ArithmeticAdd.In;
import org.clew.calcjob.ArithmeticAdd.Out;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.definition.Definitions;
import org.clew.workchain.Failed;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

class ArithmeticAddTest {
  private static final In IN = new In(new Int(1), new Int(2), CodeData.installed("bash", "localhost", "/bin/bash"));
  private final CalcJobRun<In, Out> job = CalcJobRun.of(new ArithmeticAdd());

  @Test
  void writesInputAndPlans() throws Exception {
    var dir = new Sandbox();
    var plan = job.prepare(IN, dir);
    assertThat(dir.file("sum.in")).isEqualTo("echo $((1 + 2))\n");
    assertThat(plan.retrieveList()).containsExactly(new RetrieveEntry.Flat("sum.out"));
    assertThat(plan.codes()).singleElement().satisfies(run -> assertThat(run.stdin()).isEqualTo("sum.in"));
  }

  @Test
  void parsesToAnOutputOrAnExitCode() throws Exception {
    assertThat(told(job.parse(IN, Retrieved.of(Map.of("sum.out", "3\n"))))).isEqualTo("3");
    assertThat(told(job.parse(IN, Retrieved.of(Map.of("sum.out", "three"))))).isEqualTo("exit 320");
    assertThat(told(job.parse(IN, Retrieved.of(Map.of())))).isEqualTo("exit 310");
  }

  private static String told(Result<Out> result) {
    return switch (result) {
      case Ok(Out(var sum)) -> String.valueOf(sum.value());
      case NotOk<?> bad -> "exit " + bad.code().status();
    };
  }

  @Test
  void failureCarriesPartialOutputs() {
    Result<Out> result = CalcJob.failed(ArithmeticAdd.BAD_OUTPUT, new Out(new Int(4)));
    assertThat(CalcJobRun.outputs(result)).containsExactly(Map.entry("sum", new Int(4)));
    assertThat(((Failed<Out>) result).code()).isEqualTo(ArithmeticAdd.BAD_OUTPUT);
  }

  @Test
  void specHasPortsOfEveryCalculationJob() {
    assertThat(job.spec().inputs().port("metadata.options.queue_name")).isPresent();
    assertThat(job.spec().outputs().byName()).containsKeys("sum", "remote_folder", "retrieved");
    assertThat(job.spec().exitCodes().get("BAD_OUTPUT").status()).isEqualTo(320);
  }

  @Test
  void isADefinitionThatCanBeRegistered() {
    var definition = new Definitions().of(ArithmeticAdd.class);
    assertThat(definition).isInstanceOf(CalcJobRun.class);
    assertThat(definition.name()).isEqualTo("arithmetic.add");
    assertThat(definition.label()).isEqualTo("ArithmeticAdd");
    assertThat(definition.owner()).isEqualTo(ArithmeticAdd.class);
  }

  @Test
  void resourcesMayBeLeftOut() {
    var given = Map.of("x", new Int(1), "y", new Int(2), "code", IN.code());
    assertThat(job.inputs(job.spec().process(given).orThrow())).isEqualTo(IN);
  }
}
