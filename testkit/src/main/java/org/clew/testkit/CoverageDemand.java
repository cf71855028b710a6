package org.clew.testkit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clew.definition.Definitions;
import org.clew.workchain.ChainDefinition;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * How much of a chain the tests of a class must reach.
 *
 * @param percent at least
 * @param ran names of the tests that were run
 */
record CoverageDemand(Coverage coverage, int percent, Set<String> ran) {

  static CoverageDemand of(WorkChainTest annotation) {
    var definition = (ChainDefinition<?, ?, ?>) new Definitions().of(annotation.value());
    return new CoverageDemand(Coverage.of(definition), annotation.coverage(), ConcurrentHashMap.newKeySet());
  }

  void ran(Method test) {
    ran.add(test.getName());
  }

  /** @throws AssertionError naming what was not reached; never when only some tests were run */
  void check(Class<?> tests) {
    var wanted = Arrays.stream(tests.getDeclaredMethods()).filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
        .map(Method::getName).toList();
    if (!ran.containsAll(wanted) || coverage.percent() >= percent) return;
    throw new AssertionError("The tests of " + tests.getSimpleName() + " reach " + coverage + ". Wanted are " + percent + " %.");
  }
}
