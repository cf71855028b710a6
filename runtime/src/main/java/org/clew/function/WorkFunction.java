package org.clew.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static method a workfunction: its first parameter is a {@link Flow} through which it calls processes, and it returns
 * data that these made or that it was given. After a crash it runs again from its beginning; calls that ended before are answered
 * from the record.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WorkFunction {
  /** Durable name; the method may be renamed, this may not. */
  String value();

  /** One or two sentences for people. */
  String help() default "";
}
