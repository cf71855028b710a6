package org.clew.cli.sample;

import org.clew.data.Int;
import org.clew.function.CalcFunction;

/** A calcfunction. */
public final class Functions {
  private Functions() {}

  @CalcFunction(value = "test.add", help = "Adds two whole numbers.")
  public static Int add(Int x, Int y) {
    return new Int(x.value() + y.value());
  }
}
