package org.clew.function;

import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;

/** The functions of one holder by method; of the class of a method reference, the function it names. */
final class FunctionTable {
  private final ConcurrentHashMap<Method, ProcessFunction> byMethod = new ConcurrentHashMap<>(4);
  private volatile ProcessFunction named;

  ProcessFunction of(Method method) {
    return byMethod.computeIfAbsent(method, FunctionReader::read);
  }

  ProcessFunction of(FunctionReference reference) {
    var known = named;
    if (known == null) {
      known = ProcessFunction.of(ReferencedMethod.of(reference.getClass(), reference));
      FunctionReader.checkKind(known, reference);
      named = known;
    }
    return known;
  }
}
