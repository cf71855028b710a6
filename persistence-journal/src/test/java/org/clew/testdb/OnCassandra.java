package org.clew.testdb;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Runs {@link Beside} others, but never two of these at once: they share one node and its tables, or stop it. */
@Beside
@ResourceLock("cassandra")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnCassandra {}
