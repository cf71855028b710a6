package org.clew.testdb;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * A class of tests that runs beside others, because it waits most of its time, for JVMs of its own or for deadlines. It changes
 * nothing that others in this JVM see: no system properties, no appenders of logs, no static state. Its own tests run one after
 * the other, as those of all classes do, and classes without this, too.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = Beside.OneAfterTheOther.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Beside {
  /** A lock of the class alone: JUnit lets the tests below a lock run in one thread. */
  final class OneAfterTheOther implements ResourceLocksProvider {
    @Override public Set<Lock> provideForClass(Class<?> tests) {
      return Set.of(new Lock(tests.getName()));
    }
  }
}
