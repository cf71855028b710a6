package org.clew.workchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Dict;
import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.process.Birth;
import org.clew.process.Lifecycle;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent.StepDone;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.restart.BaseRestartWorkChain;
import org.clew.workchain.restart.Handlers;
import org.clew.workchain.restart.Iteration;
import org.clew.workchain.restart.ProcessHandlerReport;
import org.clew.workchain.restart.RestartContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A restart chain around a process with outputs in a namespace; {@link Driver} answers for the process. */
class RestartChainTest {
  record Sub(Int result) {}

  static final class Inner extends WorkChain<Inner.In, NoContext, Inner.Out> {
    record In(Optional<Dict> parameters) {}

    record Out(Sub sub) {}

    @Override protected Spec spec() {
      return Spec.named("test.inner");
    }

    @Override protected Outline<Run<In, NoContext, Out>> outline() {
      return Outline.of(step("only", (Run<In, NoContext, Out> _) -> {}));
    }
  }

  /** Wants one more output than the process gives. */
  static final class Outer extends BaseRestartWorkChain<Outer.In, RestartContext, Outer.Out> {
    record In(Optional<Dict> parameters) {}

    record Out(Sub sub, Int extra) {}

    static final ExitCode ODD = exitCode(400, "It is odd.");
    static final ExitCode FINISHED = exitCode(42, "Good enough.");

    @Override protected Spec spec() {
      return Spec.named("test.outer");
    }

    @Override protected Class<Inner> process() {
      return Inner.class;
    }

    @Override protected Map<String, Object> firstInputs(Run<In, RestartContext, Out> run) {
      var inputs = new LinkedHashMap<String, Object>();
      run.in().parameters().ifPresent(parameters -> inputs.put("parameters", parameters.value()));
      return inputs;
    }

    @Override protected Handlers<In, RestartContext, Out> handlers() {
      return handlers(on(ODD, this::finish).priority(200), on(exitCode(401, "again"), this::again));
    }

    private ProcessHandlerReport finish(Iteration<In, RestartContext, Out> iteration) {
      iteration.run().ctx().finish();
      results(iteration.run());
      return new ProcessHandlerReport(false, FINISHED);
    }

    private ProcessHandlerReport again(Iteration<In, RestartContext, Out> iteration) {
      return restart();
    }

    /** Names no code at all. */
    static void refuse() {
      new Outer().on(List.of(), _ -> null);
    }
  }

  private static Driver driver(Map<String, Object> inputs, int... endings) {
    var driver = new Driver(new Outer(), inputs);
    var at = new int[1];
    driver.childrenEnd = _ -> {
      int status = endings[at[0]++];
      return new Outcome("finished", status, status == 0 ? null : "ended with " + status,
          Map.of("sub__result", driver.env.keep(new Int(status)).known()));
    };
    return driver;
  }

  @Test
  @DisplayName("SPEC 5.4 outputs in a namespace are handed on; a required one that the process does not give is reported: 11")
  void aMissingOutputIsReportedAndEndsWith11() {
    var driver = driver(Map.of(), 0);
    driver.run();
    assertThat(driver.lifecycle()).isInstanceOfSatisfying(Lifecycle.Finished.class, end -> {
      assertThat(end.exitStatus()).isEqualTo(11);
      assertThat(end.message()).contains("outputs.extra");
    });
    assertThat(driver.env.load(driver.state().outputs().get("sub__result"))).isEqualTo(new Int(0));
    assertThat(driver.reports()).anyMatch(text -> text.contains("the process has no output 'extra', which is required"));
  }

  @Test
  @DisplayName("SPEC 5.1 mappings become data where the process wants data; each run has its number in the label of its call")
  void inputsAndLabelsOfTheRuns() {
    var driver = driver(Map.of("parameters", Map.of("a", 1L)), 401, 0);
    driver.run();
    var births = driver.log.stream().filter(StepDone.class::isInstance).flatMap(event -> ((StepDone) event).children().stream())
        .toList();
    assertThat(births).extracting(Birth::callLabel).containsExactly("iteration_01", "iteration_02");
    assertThat(births).extracting(birth -> driver.env.load(birth.inputs().get("parameters")))
        .containsExactly(new Dict(Map.of("a", 1L)), new Dict(Map.of("a", 1L)));
  }

  @Test @DisplayName("SPEC 5.2 a handler that finishes the work ends the chain with its code, with the outputs of the last run")
  void aHandlerFinishesTheWork() {
    var driver = driver(Map.of(), 400);
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Finished(42, "Good enough."));
    assertThat(driver.env.load(driver.state().outputs().get("sub__result"))).isEqualTo(new Int(400));
    assertThat(driver.started).hasSize(1);
  }

  @Test @DisplayName("SPEC 5.3 a handler without any code to look for is refused with the remedy")
  void aHandlerNamesCodes() {
    assertThatThrownBy(Outer::refuse).hasMessage("name the exit codes, or say onAny");
  }
}
