package org.clew.calcjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.clew.calcjob.ArithmeticAdd.Out;
import org.clew.data.Int;
import org.clew.process.JobStop;
import org.clew.process.JobStop.Cause;
import org.clew.process.JobStop.Then;
import org.clew.process.JobStop.Verdict;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.workchain.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExitPrecedenceTest {
  private static final Result<Out> OUTPUTS = CalcJob.ok(new Out(new Int(3)));
  private static final Result<Out> OK_IN_ANY_CASE = CalcJob.okInAnyCase(new Out(new Int(3)));
  private static final Result<Out> FAILED = CalcJob.fail(ArithmeticAdd.NO_OUTPUT);
  private static final ExitCode WALLTIME = EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME;

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @DisplayName("SPEC 15.5/40 exit code precedence: stop, parser, scheduler")
  void decides(String name, JobStop stop, Result<Out> parsed, ExitCode scheduler, int expected) {
    assertThat(ExitPrecedence.of(stop, parsed, Optional.ofNullable(scheduler)).status()).isEqualTo(expected);
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of("nobody objects", null, OUTPUTS, null, 0),
        Arguments.of("scheduler 120, parser says nothing", null, OUTPUTS, WALLTIME, 120),
        Arguments.of("scheduler 120, parser 0", null, OK_IN_ANY_CASE, WALLTIME, 0),
        Arguments.of("scheduler 120, parser 310", null, FAILED, WALLTIME, 310),
        Arguments.of("parser 310", null, FAILED, null, 310),
        Arguments.of("monitor kill", stop(Cause.MONITOR, Verdict.STOP), OK_IN_ANY_CASE, WALLTIME, 150),
        Arguments.of("monitor without override, parser 310", stop(Cause.MONITOR, Verdict.PARSER), FAILED, WALLTIME, 310),
        Arguments.of("monitor without override, parser 0", stop(Cause.MONITOR, Verdict.PARSER), OUTPUTS, null, 0),
        Arguments.of("stopped by a person", stop(Cause.PERSON, Verdict.STOP), FAILED, null, 151),
        Arguments.of("deadline", stop(Cause.DEADLINE, Verdict.STOP), OUTPUTS, null, 152));
  }

  @Test void theMessageSaysWhy() {
    assertThat(ExitPrecedence.of(stop(Cause.MONITOR, Verdict.STOP)).message()).isEqualTo("diverges");
    assertThat(ExitPrecedence.of(stop(Cause.PERSON, Verdict.STOP)).message()).isEqualTo("The job was stopped: diverges");
    assertThat(ExitPrecedence.of(new JobStop(Cause.PERSON, null, Then.PARSE, Verdict.STOP)).message())
        .isEqualTo("The job was stopped: no reason was given");
  }

  private static JobStop stop(Cause cause, Verdict verdict) {
    return new JobStop(cause, "diverges", Then.PARSE, verdict);
  }
}
