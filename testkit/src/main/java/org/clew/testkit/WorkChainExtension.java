package org.clew.testkit;

import java.lang.reflect.ParameterizedType;
import java.util.List;
import org.clew.spec.RecordArguments;
import org.clew.workchain.WorkChain;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Injects chains, and does what {@link CrashAfterEveryStep} and {@link Golden} promise. */
final class WorkChainExtension implements ParameterResolver, AfterTestExecutionCallback {
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

  private static Chain<?, ?> chain(ExtensionContext test) {
    return test.getStore(NAMESPACE).getOrComputeIfAbsent(test.getUniqueId(), _ -> Chain.untyped(chainType(test)), Chain.class);
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
