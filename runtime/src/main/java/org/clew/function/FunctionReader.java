package org.clew.function;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.clew.data.Data;
import org.clew.spec.Direction;
import org.clew.spec.ExitCode;
import org.clew.spec.ExitCodes;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.clew.spec.Records;

/** Makes the definition of an annotated method. */
final class FunctionReader {
  private FunctionReader() {}

  private record Mark(ProcessKind kind, String name, String help) {}

  static boolean isAnnotated(Method method) {
    return method.isAnnotationPresent(CalcFunction.class) || method.isAnnotationPresent(WorkFunction.class);
  }

  static ProcessFunction read(Method method) {
    var place = place(method);
    var mark = mark(method, place);
    if (!Modifier.isStatic(method.getModifiers())) throw refused(place, "is not static; a process function has no object");
    int skipped = flows(method, mark.kind, place);
    var signature = Signature.of(method, mark.name, place, skipped);
    try {
      var spec = ProcessSpec.of(mark.name, mark.kind).described(mark.help);
      var codes = spec.exitCodes().with(ExitCodes.declaredBy(method.getDeclaringClass()));
      spec = spec.withInputs(signature.ports(spec.inputs())).withOutputs(outputs(method)).withExitCodes(codes);
      return new ProcessFunction(method, spec, signature, body(method));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }

  /** A reference for the other kind is an error, whatever its parameters. */
  static void checkKind(ProcessFunction function, FunctionReference reference) {
    boolean isWork = function.kind() == ProcessKind.WORKFUNCTION;
    if (isWork != reference instanceof WorkReference) {
      throw new IllegalArgumentException(function.title() + " is called with " + (isWork ? "work(…)" : "calc(…)"));
    }
  }

  private static Mark mark(Method method, String place) {
    var calc = method.getAnnotation(CalcFunction.class);
    var work = method.getAnnotation(WorkFunction.class);
    if (calc != null && work != null) throw refused(place, "has both @CalcFunction and @WorkFunction; it can be only one");
    if (calc != null) return new Mark(ProcessKind.CALCFUNCTION, calc.value(), calc.help());
    if (work != null) return new Mark(ProcessKind.WORKFUNCTION, work.value(), work.help());
    throw refused(place, "is not a process function; annotate it with @CalcFunction(\"durable.name\")"
        + " or @WorkFunction(\"durable.name\")");
  }

  /** How many leading parameters are the flow. */
  private static int flows(Method method, ProcessKind kind, String place) {
    var types = method.getParameterTypes();
    boolean hasFlow = types.length > 0 && types[0] == Flow.class;
    if (kind == ProcessKind.WORKFUNCTION && !hasFlow) throw refused(place, "is a workfunction and needs a Flow as parameter 1");
    if (kind == ProcessKind.CALCFUNCTION && hasFlow) {
      throw refused(place, "is a calcfunction and calls no processes; leave out its Flow, or make it a @WorkFunction");
    }
    return hasFlow ? 1 : 0;
  }

  private static PortNamespace outputs(Method method) {
    var type = method.getReturnType();
    if (type.isRecord() && type != ExitCode.class) return Records.namespaceOf(type.asSubclass(Record.class), Direction.OUTPUTS);
    return PortNamespace.of("outputs").dynamic(Data.class);
  }

  private static MethodHandle body(Method method) {
    try {
      method.setAccessible(true);
      return MethodHandles.lookup().unreflect(method).asFixedArity().asSpreader(Object[].class, method.getParameterCount())
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("cannot be called; is its package open to org.clew?", e);
    }
  }

  private static String place(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private static IllegalArgumentException refused(String place, String why) {
    return new IllegalArgumentException(place + " " + why);
  }
}
