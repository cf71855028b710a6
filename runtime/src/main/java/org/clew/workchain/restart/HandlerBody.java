package org.clew.workchain.restart;

import java.io.Serializable;

/** What a handler does. A method reference such as {@code this::softerMixing} tells its name. */
@FunctionalInterface
public interface HandlerBody<I extends Record, C extends RestartContext, O extends Record> extends Serializable {
  /**
   * Null when there is nothing to do for it.
   *
   * @throws Exception any; the work chain ends as excepted
   */
  ProcessHandlerReport handle(Iteration<I, C, O> iteration) throws Exception;
}
