package org.clew.function;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;

/** Reads which method a {@link FunctionReference} names. */
final class ReferencedMethod {
  private ReferencedMethod() {}

  /** Throws IllegalArgumentException when it is a lambda or no static method. */
  static Method of(Class<?> referenceClass, FunctionReference reference) {
    var lambda = serialized(referenceClass, reference);
    if (lambda.getImplMethodName().startsWith("lambda$")) {
      throw refused("a lambda, in " + lambda.getImplClass().replace('/', '.') + ". Give Holder::method itself; to a variable"
          + " arity method give its last arguments as one array");
    }
    if (lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic) {
      throw refused(lambda.getImplClass().replace('/', '.') + "::" + lambda.getImplMethodName() + ", which is not static");
    }
    try {
      var loader = referenceClass.getClassLoader();
      var holder = Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
      var type = MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader);
      return holder.getDeclaredMethod(lambda.getImplMethodName(), type.parameterArray());
    } catch (ReflectiveOperationException | TypeNotPresentException e) {
      throw new IllegalArgumentException("the class of a method reference cannot be loaded: " + lambda.getImplClass(), e);
    }
  }

  private static SerializedLambda serialized(Class<?> referenceClass, FunctionReference reference) {
    try {
      var method = referenceClass.getDeclaredMethod("writeReplace");
      method.setAccessible(true);
      return (SerializedLambda) method.invoke(reference);
    } catch (ReflectiveOperationException | ClassCastException _) {
      throw refused("an object of " + referenceClass.getName());
    }
  }

  private static IllegalArgumentException refused(String what) {
    return new IllegalArgumentException("a process function must be given as a method reference such as Arithmetic::multiply, not"
        + " as " + what);
  }
}
