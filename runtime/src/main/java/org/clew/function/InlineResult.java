package org.clew.function;

import java.util.Map;
import org.clew.data.Data;
import org.clew.process.Call;

/**
 * A calcfunction that ran in place, or its record.
 *
 * @param outputs live data by link label, each with its node
 * @param failure what the body threw; null when it returned, and when only the record is left
 * @param value what the body returned, for its caller
 */
public record InlineResult(Call call, Map<String, Data> outputs, Throwable failure, Object value) {
  /**
   * What the caller gets: what the function returned.
   *
   * @throws FunctionExit when it ended with a code above 0 and its return type has no place for one
   * @throws FunctionFailedException when it excepted before a crash; else the exception of the body itself, checked or not
   */
  public Object orThrow() {
    if (failure != null) throw InlineResult.<RuntimeException>sneaky(failure);
    var outcome = call.outcome();
    if (outcome.exitStatus() == null) throw new FunctionFailedException(call.birth().type() + " excepted: " + outcome.message());
    if (value instanceof FunctionExit exit) throw exit;
    return value;
  }

  @SuppressWarnings("unchecked")
  static <X extends Throwable> X sneaky(Throwable failure) throws X {
    throw (X) failure;
  }
}
