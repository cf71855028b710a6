package org.clew.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that lets the engine die after every event of a work chain, in one go; it has to call {@link Chain#runsTheSame}.
 *
 * <pre>{@code
 * @CrashAfterEveryStep void survivesCrash(Chain<In, Out> chain) { chain.runsTheSame(new In(...)); }
 * }</pre>
 *
 * <p>It fails with a list of all places where a crash makes a difference, and when it calls nothing of the kind.
 */
@Test
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(WorkChainExtension.class)
public @interface CrashAfterEveryStep {}
