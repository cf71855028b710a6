package org.clew.testkit;

import java.util.Map;
import org.clew.data.Data;
import org.clew.spec.ExitCode;
import org.clew.workchain.Excepted;
import org.clew.workchain.Failed;
import org.clew.workchain.Killed;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;

/** How a stubbed child ends; to be imported statically. */
public final class Answers {
  private Answers() {}

  public static <O extends Record> Result<O> ok(O outputs) {
    return new Ok<>(outputs);
  }

  public static <O extends Record> Result<O> failed(ExitCode code) {
    return new Failed<>(code);
  }

  /** A failure with what was made all the same, by output label. */
  public static <O extends Record> Result<O> failed(ExitCode code, Map<String, Data> outputs) {
    return new Failed<>(code, outputs);
  }

  /** @param exception what people see, such as {@code IOException: disk full} */
  public static <O extends Record> Result<O> excepted(String exception) {
    return new Excepted<>(exception);
  }

  public static <O extends Record> Result<O> killed(String message) {
    return new Killed<>(message);
  }
}
