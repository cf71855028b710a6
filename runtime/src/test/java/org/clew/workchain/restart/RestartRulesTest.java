package org.clew.workchain.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.workchain.restart.RestartDecision.Count;
import org.clew.workchain.restart.RestartDecision.Reason;
import org.clew.workchain.restart.RestartRules.AtMaximum;
import org.clew.workchain.restart.RestartRules.End;
import org.clew.workchain.restart.RestartRules.Failure;
import org.clew.workchain.restart.RestartRules.Policy;
import org.clew.workchain.restart.RestartRules.Situation;
import org.clew.workchain.restart.RestartRules.Verdict;
import org.clew.workchain.restart.RestartRules.Work;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RestartRulesTest {
  private static final ExitCode CODE = ExitCode.exitCode(450, "of a handler");
  private static final Optional<ProcessHandlerReport> NONE = Optional.empty();
  private static final Optional<ProcessHandlerReport> AGAIN = Optional.of(new ProcessHandlerReport());
  private static final Optional<ProcessHandlerReport> CODED = Optional.of(new ProcessHandlerReport(false, CODE));

  private static final RestartDecision DONE = new RestartDecision.Done();
  private static final RestartDecision RESTART = new RestartDecision.Restart();
  private static final RestartDecision UNHANDLED = new RestartDecision.Abort(EngineExitCodes.ERROR_UNHANDLED_FAILURE);
  private static final RestartDecision TOO_MANY = new RestartDecision.Abort(EngineExitCodes.ERROR_MAXIMUM_ITERATIONS_EXCEEDED);
  private static final RestartDecision ASK_AT_MAXIMUM = new RestartDecision.Pause(Reason.MAXIMUM_ITERATIONS, Count.BEGINS_ANEW);

  private static Stream<Arguments> matrix() {
    return Stream.of(Arguments.of(End.OK, NONE, DONE), Arguments.of(End.OK, AGAIN, RESTART),
        Arguments.of(End.OK, CODED, new RestartDecision.Abort(CODE)), Arguments.of(End.FAILED, NONE, UNHANDLED),
        Arguments.of(End.FAILED, AGAIN, RESTART), Arguments.of(End.FAILED, CODED, new RestartDecision.Abort(CODE)));
  }

  @ParameterizedTest(name = "15.4/31 {0} with {1}: {2}")
  @MethodSource("matrix")
  void decidesAllSixRows(End end, Optional<ProcessHandlerReport> report, RestartDecision expected) {
    for (var before : Failure.values()) {
      assertThat(decide(end, report, 1, before, UnhandledFailure.ABORT, AtMaximum.ABORT))
          .isEqualTo(new Verdict(expected, Failure.NONE));
    }
  }

  private static Stream<Arguments> unhandled() {
    var again = Failure.UNHANDLED;
    return Stream.of(
        Arguments.of(UnhandledFailure.ABORT, Failure.NONE, UNHANDLED, Failure.NONE),
        Arguments.of(UnhandledFailure.PAUSE, Failure.NONE, ask(Reason.UNHANDLED), again),
        Arguments.of(UnhandledFailure.PAUSE, again, ask(Reason.UNHANDLED), again),
        Arguments.of(UnhandledFailure.RESTART_ONCE, Failure.NONE, RESTART, again),
        Arguments.of(UnhandledFailure.RESTART_ONCE, again, UNHANDLED, Failure.NONE),
        Arguments.of(UnhandledFailure.RESTART_AND_PAUSE, Failure.NONE, RESTART, again),
        Arguments.of(UnhandledFailure.RESTART_AND_PAUSE, again, ask(Reason.UNHANDLED_TWICE), Failure.NONE));
  }

  @ParameterizedTest(name = "15.4/32 {0} after {1}: {2}")
  @MethodSource("unhandled")
  void decidesUnhandledFailures(UnhandledFailure policy, Failure before, RestartDecision expected, Failure remembered) {
    assertThat(decide(End.FAILED, NONE, 2, before, policy, AtMaximum.ABORT)).isEqualTo(new Verdict(expected, remembered));
  }

  @ParameterizedTest(name = "15.4/32 {0}: fail, success with report, fail counts as a first failure")
  @EnumSource(UnhandledFailure.class)
  void forgetsAFailureThatIsFollowedByAReport(UnhandledFailure policy) {
    var first = decide(End.FAILED, NONE, 1, Failure.NONE, policy, AtMaximum.ABORT);
    var second = decide(End.OK, AGAIN, 2, first.failure(), policy, AtMaximum.ABORT);
    assertThat(second).isEqualTo(new Verdict(RESTART, Failure.NONE));
    assertThat(decide(End.FAILED, NONE, 3, second.failure(), policy, AtMaximum.ABORT)).isEqualTo(first);
  }

  @Test @DisplayName("15.4/33 the last iteration ends with 401 even when a handler has a code")
  void endsWithTooManyIterations() {
    for (var end : new End[] {End.OK, End.FAILED}) {
      assertThat(decide(end, AGAIN, 5, Failure.NONE, UnhandledFailure.ABORT, AtMaximum.ABORT).decision()).isEqualTo(TOO_MANY);
      assertThat(decide(end, CODED, 5, Failure.NONE, UnhandledFailure.ABORT, AtMaximum.ABORT).decision()).isEqualTo(TOO_MANY);
      assertThat(decide(end, AGAIN, 6, Failure.NONE, UnhandledFailure.ABORT, AtMaximum.ABORT).decision()).isEqualTo(TOO_MANY);
    }
    assertThat(decide(End.OK, NONE, 5, Failure.NONE, UnhandledFailure.ABORT, AtMaximum.ABORT).decision()).isEqualTo(DONE);
  }

  @Test @DisplayName("15.4/33 with pause_on_max_iterations a report with code 0 pauses, another code ends")
  void asksAtTheLastIteration() {
    assertThat(decide(End.FAILED, AGAIN, 5, Failure.NONE, UnhandledFailure.ABORT, AtMaximum.PAUSE).decision())
        .isEqualTo(ASK_AT_MAXIMUM);
    assertThat(decide(End.FAILED, CODED, 5, Failure.NONE, UnhandledFailure.ABORT, AtMaximum.PAUSE).decision())
        .isEqualTo(new RestartDecision.Abort(CODE));
  }

  @Test void aRestartWithoutReportIsBoundByTheMaximumToo() {
    assertThat(decide(End.FAILED, NONE, 5, Failure.NONE, UnhandledFailure.RESTART_ONCE, AtMaximum.ABORT).decision())
        .isEqualTo(TOO_MANY);
    assertThat(decide(End.FAILED, NONE, 5, Failure.NONE, UnhandledFailure.RESTART_AND_PAUSE, AtMaximum.PAUSE).decision())
        .isEqualTo(ASK_AT_MAXIMUM);
    assertThat(decide(End.FAILED, NONE, 5, Failure.NONE, UnhandledFailure.PAUSE, AtMaximum.ABORT).decision())
        .isEqualTo(new RestartDecision.Pause(Reason.UNHANDLED, Count.BEGINS_ANEW));
  }

  @Test void givesTheCodesOfProcessesThatExceptedOrWereKilled() {
    for (var policy : UnhandledFailure.values()) {
      assertThat(decide(End.EXCEPTED, NONE, 1, Failure.NONE, policy, AtMaximum.PAUSE).decision())
          .isEqualTo(new RestartDecision.Abort(EngineExitCodes.ERROR_SUB_PROCESS_EXCEPTED));
      assertThat(decide(End.KILLED, NONE, 1, Failure.NONE, policy, AtMaximum.PAUSE).decision())
          .isEqualTo(new RestartDecision.Abort(EngineExitCodes.ERROR_SUB_PROCESS_KILLED));
    }
  }

  @Test void aHandlerMayFinishTheWorkWhateverTheCount() {
    for (long iteration : new long[] {1, 9}) {
      assertThat(RestartRules.decide(new Situation(End.FAILED, AGAIN, iteration, Failure.NONE, Work.FINISHED),
          new Policy(5, UnhandledFailure.ABORT, AtMaximum.ABORT)).decision()).isEqualTo(DONE);
      assertThat(RestartRules.decide(new Situation(End.OK, CODED, iteration, Failure.NONE, Work.FINISHED),
          new Policy(5, UnhandledFailure.ABORT, AtMaximum.ABORT)).decision()).isEqualTo(new RestartDecision.Abort(CODE));
    }
  }

  private static RestartDecision ask(Reason reason) {
    return new RestartDecision.Pause(reason, Count.GOES_ON);
  }

  private static Verdict decide(End end, Optional<ProcessHandlerReport> report, long iteration, Failure before,
      UnhandledFailure policy, AtMaximum atMaximum) {
    return RestartRules.decide(new Situation(end, report, iteration, before, Work.OPEN), new Policy(5, policy, atMaximum));
  }
}
