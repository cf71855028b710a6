package org.clew.testkit.sample;

import org.clew.data.Int;
import org.clew.function.CalcFunction;

/** Calculations that run in place. */
public final class Arithmetic {
  private Arithmetic() {}

  @CalcFunction("sample.multiply")
  public static Int multiply(Int x, Int y) {
    return new Int(x.value() * y.value());
  }

  @CalcFunction("sample.minus_one")
  public static Int minusOne(Int n) {
    return new Int(n.value() - 1);
  }
}
