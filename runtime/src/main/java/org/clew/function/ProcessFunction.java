package org.clew.function;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.definition.Definition;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;

/**
 * A static method as a process; one object for each method.
 *
 * <p>The {@code of} methods throw IllegalArgumentException, naming class and method, for what cannot be a process function.
 */
public final class ProcessFunction implements Definition {
  private static final ClassValue<FunctionTable> BY_HOLDER = new ClassValue<>() {
    @Override
    protected FunctionTable computeValue(Class<?> type) {
      return new FunctionTable();
    }
  };

  private final Method method;
  private final ProcessSpec spec;
  private final Signature signature;
  private final MethodHandle body;

  ProcessFunction(Method method, ProcessSpec spec, Signature signature, MethodHandle body) {
    this.method = method;
    this.spec = spec;
    this.signature = signature;
    this.body = body;
  }

  public static ProcessFunction of(Method method) {
    return BY_HOLDER.get(method.getDeclaringClass()).of(method);
  }

  /** The function that a method reference names; quick after the first time at each place in the source. */
  public static ProcessFunction of(FunctionReference reference) {
    return BY_HOLDER.get(reference.getClass()).of(reference);
  }

  /** All functions of a class by durable name; empty when none of its methods is annotated. */
  public static List<ProcessFunction> all(Class<?> holder) {
    return Arrays.stream(holder.getDeclaredMethods()).filter(FunctionReader::isAnnotated).map(ProcessFunction::of)
        .sorted(Comparator.comparing(ProcessFunction::name)).toList();
  }

  /**
   * Raw inputs from arguments in the order of the signature (without the flow), for {@link ProcessSpec#process}; may be added to.
   *
   * @throws IllegalArgumentException when there are too many or too few
   */
  public Map<String, Object> inputs(Object... arguments) {
    return signature.inputs(arguments);
  }

  @Override
  public ProcessSpec spec() {
    return spec;
  }

  @Override
  public int cacheVersion() {
    var mark = method.getAnnotation(CalcFunction.class);
    return mark == null ? 0 : mark.cacheVersion();
  }

  /** Name of the method. */
  @Override
  public String label() {
    return method.getName();
  }

  @Override
  public Class<?> owner() {
    return method.getDeclaringClass();
  }

  public Method method() {
    return method;
  }

  /** {@code calcfunction arithmetic.multiply}, for messages. */
  public String title() {
    return kind().durable() + " " + name();
  }

  /** What a call of the method returned, made again of its stored outputs. */
  public Object returnedBy(Map<String, Data> outputs) {
    return Returns.again(method, outputs);
  }

  Object invoke(Map<String, ?> processedInputs, Flow flow) throws Throwable {
    var arguments = signature.arguments(processedInputs, kind() == ProcessKind.WORKFUNCTION ? 1 : 0, flow);
    return body.invokeExact(arguments);
  }

  @Override
  public String toString() {
    return name() + "(" + signature.text() + ")";
  }
}
