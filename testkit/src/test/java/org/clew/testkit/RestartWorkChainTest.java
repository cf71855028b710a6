package org.clew.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.testkit.Answers.excepted;
import static org.clew.testkit.Answers.failed;
import static org.clew.testkit.Answers.killed;
import static org.clew.testkit.Answers.ok;
import static org.clew.testkit.sample.Insisting.HOPELESS;
import static org.clew.testkit.sample.Insisting.OVERFLOW;
import static org.clew.testkit.sample.Insisting.UNKNOWN;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.data.Int;
import org.clew.spec.ExitCode;
import org.clew.spec.ValidationException;
import org.clew.testkit.sample.Add;
import org.clew.testkit.sample.Insisting;
import org.clew.testkit.sample.MultiplyAdd;
import org.clew.workchain.Failed;
import org.clew.workchain.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestartWorkChainTest {
  private static final Map<String, Object> ADD = Map.of("x", 2, "y", 3, "code", MultiplyAdd.BASH);
  private static final Result<Add.Out> FIVE = ok(new Add.Out(new Int(5)));

  @Test void runsItOnceWhenItSucceeds() {
    var run = endings(FIVE).runsTheSame(Map.of("add", ADD)).ok();
    assertThat(run.steps()).containsExactly("setup", "should_run_process/run_process", "should_run_process/inspect_process",
        "results");
    assertThat(run.out(Insisting.Out::sum)).isEqualTo(new Int(5));
    assertThat(run.reports()).first().asString().matches("iteration 1: running sample.add<\\d+>");
    assertThat(run.reports()).last().isEqualTo("done after 1 iteration");
  }

  @Test void changesTheInputsOfTheNextIteration() {
    var run = endings(failed(OVERFLOW), failed(OVERFLOW), failed(Add.NO_OUTPUT), FIVE).runsTheSame(Map.of("add", ADD)).ok();
    assertThat(run.inputsOf(Add.class).stream().map(Add.In::x))
        .containsExactly(new Int(2), new Int(20), new Int(200), new Int(200));
    assertThat(run.context()).containsEntry("halvings", 2L);
    assertThat(run.exitStatus()).isZero();
  }

  @Test @DisplayName("15.4/31 handlers are asked by priority, then name; doBreak stops; the last report wins")
  void asksHandlersInOrder() {
    var overridden = endings(failed(OVERFLOW), FIVE).runsTheSame(Map.of("add", ADD, "handler_overrides", Map.of("distrust", true,
        "try_again", Map.of("priority", 500), "halve", Map.of("priority", 500)))).ok();
    assertThat(considered(overridden).getFirst()).containsExactly(entry("give_up"), entry("halve", true, 0));
    var kept = endings(failed(Add.NO_OUTPUT), FIVE)
        .run(Map.of("add", ADD, "handler_overrides", Map.of("distrust", Map.of("enabled", true))));
    assertThat(considered(kept).getFirst())
        .containsExactly(entry("give_up"), entry("halve"), entry("try_again", false, 0), entry("distrust", false, 0));
  }

  @Test @DisplayName("15.4/32 an unhandled failure ends with 402, asks, or is tried once more")
  void treatsUnhandledFailures() {
    assertThat(unhandled("abort", failed(UNKNOWN)).exitStatus()).isEqualTo(402);
    assertThat(unhandled("restart_once", failed(UNKNOWN), failed(UNKNOWN)).exitStatus()).isEqualTo(402);
    assertThat(unhandled("restart_once", failed(UNKNOWN), failed(OVERFLOW), failed(UNKNOWN), FIVE).exitStatus()).isZero();
    var asked = unhandled("pause", failed(UNKNOWN), failed(UNKNOWN), FIVE);
    assertThat(asked.exitStatus()).isZero();
    assertThat(asked.pauses()).hasSize(2).allSatisfy(hint -> assertThat(hint)
        .matches("sample.add<\\d+> failed with \\[430] Nobody knows., and no handler could help."
            + " 'clew process play \\d+' runs it again, 'clew process kill \\d+' gives up"));
    var once = unhandled("restart_and_pause", failed(UNKNOWN), failed(UNKNOWN), failed(UNKNOWN), FIVE);
    assertThat(once.exitStatus()).isZero();
    assertThat(once.pauses()).singleElement().asString().contains("the second time in a row");
  }

  @Test @DisplayName("15.4/33 after max_iterations 401, or a pause after which the latest child is looked at")
  void stopsAtTheMaximum() {
    assertThat(endings(failed(OVERFLOW), failed(OVERFLOW)).runsTheSame(Map.of("add", ADD, "max_iterations", 2)).exitStatus())
        .isEqualTo(401);
    assertThat(endings(failed(OVERFLOW), failed(HOPELESS)).run(Map.of("add", ADD, "max_iterations", 2)).exitStatus())
        .isEqualTo(401);
    var paused = endings(failed(OVERFLOW), failed(OVERFLOW), failed(HOPELESS)).plays(1)
        .runsTheSame(Map.of("add", ADD, "max_iterations", 2, "pause_on_max_iterations", true));
    assertThat(paused.pauses()).singleElement().asString().contains("after 2 iterations", "up to 2 more times");
    assertThat(paused.exitCode()).get().extracting(ExitCode::status, ExitCode::label).containsExactly(500, "STUBBORN");
    assertThat(paused.children()).hasSize(3);
  }

  @Test @DisplayName("15.4/34 overrides disable, enable and re-prioritise, also with 0")
  void obeysOverrides() {
    var disabled = endings(failed(HOPELESS))
        .run(Map.of("add", ADD, "handler_overrides", Map.of("give_up", Map.of("enabled", false))));
    assertThat(disabled.exitStatus()).isEqualTo(402);
    var last = endings(failed(OVERFLOW), FIVE)
        .run(Map.of("add", ADD, "handler_overrides", Map.of("halve", Map.of("priority", 0))));
    assertThat(considered(last).getFirst())
        .containsExactly(entry("give_up"), entry("try_again", false, 0), entry("halve", true, 0));
    var enabled = endings(FIVE, FIVE).run(Map.of("add", ADD, "handler_overrides", Map.of("distrust", true)));
    assertThat(enabled.ok().children()).hasSize(2);
  }

  @Test @DisplayName("15.4/35 considered_handlers has one list per iteration, with filtered handlers")
  void remembersWhoWasAsked() {
    var run = endings(failed(Add.NO_OUTPUT), FIVE).runsTheSame(Map.of("add", ADD));
    assertThat(considered(run)).containsExactly(List.of(entry("give_up"), entry("halve"), entry("try_again", false, 0)),
        List.of(entry("give_up"), entry("halve"), entry("try_again")));
  }

  @Test void handsOnThatTheProcessExceptedOrWasKilled() {
    var excepted = endings(excepted("IOException: disk full")).runsTheSame(Map.of("add", ADD));
    assertThat(excepted.exitCode()).get().extracting(ExitCode::status, ExitCode::label)
        .containsExactly(301, "ERROR_SUB_PROCESS_EXCEPTED");
    assertThat(considered(excepted)).containsExactly(List.of());
    assertThat(endings(killed("by hand")).run(Map.of("add", ADD)).exitStatus()).isEqualTo(302);
  }

  @Test void aLastRunThatFailsUnhandledEndsWith401() {
    var run = Chain.of(Insisting.class).stub(Add.class, _ -> new Failed<>(Add.NO_OUTPUT)).with(Add.class)
        .run(Map.of("add", ADD, "max_iterations", 1, "on_unhandled_failure", "restart_once"));
    assertThat(run.exitStatus()).isEqualTo(401);
  }

  @Test void refusesInputsThatMakeNoSense() {
    assertThatThrownBy(() -> endings(FIVE).run(Map.of("add", ADD, "max_iterations", 0, "on_unhandled_failure", "cry",
        "handler_overrides", Map.of("halv", Map.of("enabled", true), "halve", Map.of("prio", 1, "enabled", "yes"), "give_up",
            3))))
        .isInstanceOf(ValidationException.class).hasMessageContainingAll("inputs.max_iterations: must be 1 or more",
            "inputs.on_unhandled_failure: must be one of abort, pause, restart_once, restart_and_pause",
            "inputs.handler_overrides.halv: there is no such handler; did you mean 'halve'?",
            "inputs.handler_overrides.halve.prio: is neither enabled nor priority",
            "inputs.handler_overrides.halve.enabled: must be true or false, got yes",
            "inputs.handler_overrides.give_up: expected a mapping of enabled and priority, got 3");
  }

  @SafeVarargs
  private static Chain<Insisting.In, Insisting.Out> endings(Result<Add.Out>... endings) {
    return Chain.of(Insisting.class).stub(Add.class, (_, earlier) -> endings[earlier]);
  }

  @SafeVarargs
  private static ChainResult<Insisting.Out> unhandled(String policy, Result<Add.Out>... endings) {
    return endings(endings).plays(2).runsTheSame(Map.of("add", ADD, "on_unhandled_failure", policy));
  }

  private static List<List<Object>> considered(ChainResult<?> run) {
    return ((List<?>) run.attributes().get("considered_handlers")).stream().map(each -> List.<Object>copyOf((List<?>) each))
        .toList();
  }

  private static List<Object> entry(String handler) {
    return Arrays.asList(handler, null);
  }

  private static List<Object> entry(String handler, boolean doBreak, long status) {
    return List.of(handler, new LinkedHashMap<>(Map.of("do_break", doBreak, "exit_status", status)));
  }
}
