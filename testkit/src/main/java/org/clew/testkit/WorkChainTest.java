package org.clew.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.clew.workchain.WorkChain;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class for one work chain: its test methods may take a {@link Chain}, a new one each.
 *
 * <p>With a {@link #coverage} the class fails when its tests together reach less of the chain, and names what they never reached.
 * It does not when only some of its tests were run.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(WorkChainExtension.class)
public @interface WorkChainTest {
  Class<? extends WorkChain<?, ?, ?>> value();

  /** Percent of steps, outcomes of conditions and own exit codes that must be reached; 0 for no demand. */
  int coverage() default 0;
}
