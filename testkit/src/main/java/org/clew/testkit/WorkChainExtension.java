package org.clew.testkit;

import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Optional;
import org.clew.spec.RecordArguments;
import org.clew.workchain.WorkChain;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Injects chains, and does what {@link CrashAfterEveryStep} and {@link Golden} promise. */
final class WorkChainExtension implements ParameterResolver, AfterTestExecutionCallback, AfterAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(WorkChainExtension.class);

  @Override public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Chain.class;
  }

  @Override public Chain<?, ?> resolveParameter(ParameterContext parameter, ExtensionContext test) {
    var type = chainType(test);
    if (parameter.getParameter().getParameterizedType() instanceof ParameterizedType given) {
      var wanted = RecordArguments.of(type);
      var right = List.of(wanted.getFirst(), wanted.getLast());
      if (!List.of(given.getActualTypeArguments()).equals(right)) {
        throw new ParameterResolutionException(
            "a chain of " + type.getSimpleName() + " is a Chain<" + wanted.getFirst().getTypeName() + ", "
            + wanted.getLast().getTypeName() + ">, not a " + given.getTypeName());
      }
    }
    return chain(test);
  }

  @Override public void afterTestExecution(ExtensionContext test) {
    demand(test).ifPresent(demand -> demand.ran(test.getRequiredTestMethod()));
    if (test.getExecutionException().isPresent()) return;
    var method = test.getRequiredTestMethod();
    if (method.isAnnotationPresent(CrashAfterEveryStep.class) && !chain(test).wasCrashed()) {
      throw new AssertionError(method.getName()
          + " has no crash in it; call chain.runsTheSame(inputs) with the chain it is given");
    }
    if (method.isAnnotationPresent(Golden.class)) {
      new OutlineFile(OutlineFile.resources(test.getRequiredTestClass()), chain(test).name()).check(chain(test).outline());
    }
  }

  @Override public void afterAll(ExtensionContext tests) {
    var type = tests.getRequiredTestClass();
    if (type.getAnnotation(WorkChainTest.class) == null) return;
    demand(tests).ifPresent(demand -> {
      tests.publishReportEntry("coverage of " + type.getSimpleName(), demand.coverage().toString());
      demand.check(type);
    });
  }

  private static Chain<?, ?> chain(ExtensionContext test) {
    return test.getStore(NAMESPACE).getOrComputeIfAbsent(test.getUniqueId(), _ -> {
      var chain = Chain.untyped(chainType(test));
      demand(test).ifPresent(demand -> chain.into(demand.coverage()));
      return chain;
    }, Chain.class);
  }

  /** The one of the annotated class, for all its tests; empty when it demands nothing. */
  private static Optional<CoverageDemand> demand(ExtensionContext test) {
    for (var context = Optional.of(test); context.isPresent(); context = context.get().getParent()) {
      var type = context.get().getTestClass().orElse(null);
      var annotation = type == null || context.get().getTestMethod().isPresent() ? null : type.getAnnotation(WorkChainTest.class);
      if (annotation != null) return annotation.coverage() == 0 ? Optional.empty() : Optional.of(context.get().getStore(NAMESPACE)
          .getOrComputeIfAbsent(CoverageDemand.class, _ -> CoverageDemand.of(annotation), CoverageDemand.class));
    }
    return Optional.empty();
  }

  private static Class<? extends WorkChain<?, ?, ?>> chainType(ExtensionContext test) {
    for (Class<?> type = test.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
      var annotation = type.getAnnotation(WorkChainTest.class);
      if (annotation != null) return annotation.value();
    }
    throw new ParameterResolutionException("which work chain? Annotate " + test.getRequiredTestClass().getSimpleName()
        + " with @WorkChainTest(MyChain.class)");
  }
}
