package org.clew.workchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.data.Int;
import org.clew.process.Lifecycle;
import org.clew.process.ProcessEvent.StepDone;
import org.clew.spec.ExitCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepReturnTest {
  private static final ExitCode CODE = ExitCode.exitCode(310, "no convergence");

  @ParameterizedTest(name = "{0} goes on")
  @MethodSource("goingOn")
  @DisplayName("SPEC 15.3/21 what goes on")
  void goesOn(String name, Object returned) {
    var driver = Scripted.driver(Scripted.gives("first", _ -> returned), Scripted.does("second", _ -> {}));
    driver.run();
    assertThat(driver.steps()).containsExactly("first", "second");
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
  }

  static Stream<Arguments> goingOn() {
    return Stream.of(Arguments.of("null", null), Arguments.of("0", 0), Arguments.of("negative", -3),
        Arguments.of("negative long", -3L),
        Arguments.of("true", true), Arguments.of("false", false), Arguments.of("ExitCode(0)", ExitCode.SUCCESS),
        Arguments.of("plain map", Map.of("a", 1)), Arguments.of("text", "stop"), Arguments.of("list", List.of(1)),
        Arguments.of("real", 2.5), Arguments.of("proceed()", new Next.Proceed()),
        Arguments.of("exit(success)", new Next.Exit(ExitCode.SUCCESS)),
        Arguments.of("awaiting nothing", new Next.Awaiting(List.of())),
        Arguments.of("empty ToContext", new ToContext(List.of())));
  }

  @ParameterizedTest(name = "{0} ends")
  @MethodSource("ending")
  @DisplayName("SPEC 15.3/21 what ends")
  void ends(String name, Object returned, Lifecycle end) {
    var driver = Scripted.driver(Scripted.gives("first", _ -> returned), Scripted.does("second", _ -> {}));
    driver.run();
    assertThat(driver.steps()).containsExactly("first");
    assertThat(driver.lifecycle()).isEqualTo(end);
  }

  static Stream<Arguments> ending() {
    return Stream.of(Arguments.of("int", 5, new Lifecycle.Finished(5, null)),
        Arguments.of("long", 5L, new Lifecycle.Finished(5, null)),
        Arguments.of("short", (short) 5, new Lifecycle.Finished(5, null)),
        Arguments.of("byte", (byte) 5, new Lifecycle.Finished(5, null)),
        Arguments.of("ExitCode", CODE, new Lifecycle.Finished(310, "no convergence")),
        Arguments.of("exit(code)", new Next.Exit(CODE), new Lifecycle.Finished(310, "no convergence")));
  }

  @Test
  @DisplayName("SPEC 15.3/21 ToContext waits")
  void toContextWaits() {
    var driver = Scripted.driver(Scripted.gives("first", run -> run.toContext("kid", Scripted.leaf(run, 1))),
        Scripted.does("second", run -> run.out("result", run.outputs(run.ctx().child("kid")).get("y"))));
    driver.run();
    assertThat(driver.started).hasSize(1);
    assertThat(driver.env.load(driver.state().outputs().get("result"))).isEqualTo(new Int(10));
  }

  @Test
  @DisplayName("SPEC 15.3/21 an exception ends as excepted, and what the step said before stays")
  void throwingExcepts() {
    var driver = Scripted.driver(Scripted.does("first", run -> {
      run.report("so far so good");
      throw new IllegalStateException("boom");
    }));
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Excepted("IllegalStateException: boom"));
    assertThat(driver.log).anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(StepDone.class,
        done -> assertThat(done.reports()).singleElement().satisfies(
            report -> assertThat(report.message()).endsWith("so far so good"))));
  }
}
