package org.clew.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that the outline is as it was: as in {@code src/test/resources/outlines/<name of the process>.txt}. Its body may be
 * empty.
 *
 * <p>A changed outline meets processes that were started with the old one: give renamed steps their old ids by {@code formerly}.
 * Then run the test with the system property {@code -Dclew.update=true}, which writes the file, and commit it.
 */
@Test
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(WorkChainExtension.class)
public @interface Golden {}
