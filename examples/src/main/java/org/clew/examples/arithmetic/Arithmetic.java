package org.clew.examples.arithmetic;

import org.clew.data.Int;
import org.clew.function.CalcFunction;

/** Whole numbers in, whole numbers out; each call leaves a node that says what was made of what. */
public final class Arithmetic {
  private Arithmetic() {}

  // #region multiply
  /** Throws ArithmeticException beyond 64 bits. */
  @CalcFunction(value = "arithmetic.multiply", help = "Multiplies two whole numbers.")
  public static Int multiply(Int x, Int y) {
    return new Int(Math.multiplyExact(x.value(), y.value()));
  }
  // #endregion

  @CalcFunction(value = "arithmetic.sum", help = "Adds any count of whole numbers.")
  public static Int sum(Int... terms) {
    long sum = 0;
    for (var term : terms) sum = Math.addExact(sum, term.value());
    return new Int(sum);
  }
}
