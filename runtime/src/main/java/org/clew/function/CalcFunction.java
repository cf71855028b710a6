package org.clew.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static method a calcfunction: it creates new data from its inputs and calls no process.
 *
 * <pre>{@code
 * @CalcFunction("arithmetic.multiply")
 * public static Int multiply(Int x, Int y) { return new Int(x.value() * y.value()); }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CalcFunction {
  /** Durable name; the method may be renamed, this may not. */
  String value();

  /** One or two sentences for people. */
  String help() default "";

  /**
   * To be raised when the function gives other results for the same inputs than before, so that older ones are not taken for
   * them.
   */
  int cacheVersion() default 0;
}
