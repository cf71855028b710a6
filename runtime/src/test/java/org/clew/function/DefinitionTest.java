package org.clew.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.clew.data.Int;
import org.clew.definition.Definition;
import org.clew.spec.ExitCode;
import org.clew.spec.Exposed;
import org.clew.spec.Exposure;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.clew.workchain.NoContext;
import org.clew.workchain.WorkChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {
  static final ExitCode TOO_BIG = ExitCode.exitCode(410, "The number is too big.");

  @CalcFunction("test.negate")
  static Int negate(Int x) {
    return new Int(-x.value());
  }

  @WorkFunction("test.twice")
  static Int twice(Flow flow, Int x) {
    return flow.calc(DefinitionTest::negate, flow.calc(DefinitionTest::negate, x));
  }

  /** What a work chain gets of functions whose ports it exposes. */
  abstract static class Contracts extends WorkChain<Contracts.Nothing, NoContext, Contracts.Nothing> {
    record Nothing() {}

    static List<ProcessSpec> ofFunctions() {
      Calc1<Int, Int> calculation = DefinitionTest::negate;
      Work1<Int, Int> workflow = DefinitionTest::twice;
      return List.of(contractOf(calculation), contractOf(workflow));
    }
  }

  @Test void aReferenceNamesItsFunction() throws Exception {
    Calc1<Int, Int> reference = DefinitionTest::negate;
    var function = ProcessFunction.of(reference);
    assertThat(function.name()).isEqualTo("test.negate");
    assertThat(function.label()).isEqualTo("negate");
    assertThat(function.kind()).isEqualTo(ProcessKind.CALCFUNCTION);
    assertThat(function.owner()).isEqualTo(DefinitionTest.class);
    assertThat(function).isSameAs(ProcessFunction.of(DefinitionTest.class.getDeclaredMethod("negate", Int.class)));
  }

  @Test void aWorkfunctionHasNoPortForItsFlow() {
    Work1<Int, Int> reference = DefinitionTest::twice;
    assertThat(ProcessFunction.of(reference).spec().inputs().byName().keySet()).containsExactly("metadata", "x");
  }

  @Test void allFindsEveryAnnotatedMethod() {
    assertThat(ProcessFunction.all(DefinitionTest.class)).extracting(Definition::name)
        .containsExactly("test.negate", "test.twice");
    assertThat(ProcessFunction.all(String.class)).isEmpty();
  }

  @Test void theExitCodesOfTheHolderBelongToItsFunctions() {
    assertThat(ProcessFunction.all(DefinitionTest.class).getFirst().spec().exitCodes().get("TOO_BIG").status()).isEqualTo(410);
  }

  @Test void aFunctionIsExposedLikeAProcess() {
    Calc1<Int, Int> reference = DefinitionTest::negate;
    var chain = ProcessSpec.of("test.chain", ProcessKind.WORKCHAIN).exposeInputs(ProcessFunction.of(reference).spec(), "sub",
        Exposure.excluding("metadata"));
    assertThatThrownBy(() -> chain.process(Map.of("sub", Map.of("x", "one"))).orThrow())
        .hasMessageContaining("inputs.sub.x: expected data.int");
    var values = chain.process(Map.of("sub", Map.of("x", 1))).orThrow();
    assertThat(chain.exposedInputs(values, "test.negate", "sub", Exposed.Reach.AGGLOMERATE)).isEqualTo(Map.of("x", new Int(1)));
    assertThat(Contracts.ofFunctions()).extracting(ProcessSpec::name).containsExactly("test.negate", "test.twice");
  }

  @Test void refusesALambda() {
    Calc1<Int, Int> lambda = x -> negate(x);
    assertThatThrownBy(() -> ProcessFunction.of(lambda)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be given as a method reference").hasMessageContaining("not as a lambda");
  }

  @Test void refusesAReferenceToAnUnannotatedMethod() {
    Calc1<Int, Int> reference = Bad::unmarked;
    assertThatThrownBy(() -> ProcessFunction.of(reference)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Bad.unmarked is not a process function").hasMessageContaining("@CalcFunction");
  }

  @Test void refusesAReferenceToAnObjectsMethod() {
    Calc2<Bad, Int, Int> reference = Bad::instance;
    assertThatThrownBy(() -> ProcessFunction.of(reference)).hasMessageContaining("Bad::instance, which is not static");
  }

  @Test void refusesAReferenceOfTheOtherKind() {
    Calc2<Flow, Int, Int> reference = DefinitionTest::twice;
    assertThatThrownBy(() -> ProcessFunction.of(reference)).hasMessage("workfunction test.twice is called with work(…)");
  }

  @Test void aVariableArityFunctionIsReferencedWithAnArray() {
    Calc2<Int, Int[], Int> reference = Sums::all;
    var function = ProcessFunction.of(reference);
    assertThat(function.inputs(1, new Int[] {new Int(2), new Int(3)})).containsOnlyKeys("start", "xs_0", "xs_1");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "both | can be only one",
      "instance | is not static",
      "flow | leave out its Flow",
      "noFlow | needs a Flow",
      "type | parameter x: type Thread is not data",
      "clash | parameter xs_1: clashes with the inputs xs_0, xs_1, …",
      "same | parameter x: two parameters have this name",
      "port | two underscores in a row",
      "raw | parameter x: needs its type arguments",
      "union | @OneOf names Str, which is not a Int",
      "dynamic | parameter xs: @Dynamic belongs on a last parameter",
      "notAMap | parameter xs: @Dynamic belongs on a last parameter",
      "defaultText | parameter x: the default \"three\" cannot be read as Int",
      "defaultOptional | parameter x: @Default does not go with this parameter",
      "name | process name 'Bad Name'",
      "settings | parameter metadata: is the settings of the process",
  })
  void refusesMethodsThatCannotBeFunctions(String method, String message) {
    var found = Arrays.stream(Bad.class.getDeclaredMethods()).filter(m -> m.getName().equals(method)).findFirst().orElseThrow();
    assertThatThrownBy(() -> ProcessFunction.of(found)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Bad." + method).hasMessageContaining(message);
  }

  @Test void saysHowToCompileWhenParameterNamesAreMissing() throws Exception {
    var method = Arrays.stream(withoutParameterNames(DefinitionTest.class).getDeclaredMethods())
        .filter(m -> m.getName().equals("negate")).findFirst().orElseThrow();
    assertThatThrownBy(() -> ProcessFunction.of(method)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("DefinitionTest.negate was compiled without the names of its parameters; compile with javac -parameters, or"
            + " name each parameter with @Port(\"name\")");
  }

  /** The same class as javac makes it without {@code -parameters}, in a loader of its own. */
  private static Class<?> withoutParameterNames(Class<?> original) throws IOException, ClassNotFoundException {
    byte[] bytes;
    try (var in = original.getResourceAsStream(original.getSimpleName() + ".class")) {
      bytes = in.readAllBytes();
    }
    var file = ClassFile.of();
    var stripped = file.transformClass(file.parse(bytes),
        ClassTransform.transformingMethods(MethodTransform.dropping(MethodParametersAttribute.class::isInstance)));
    return new ClassLoader(original.getClassLoader()) {
      @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(original.getName())) return super.loadClass(name, resolve);
        var loaded = findLoadedClass(name);
        return loaded != null ? loaded : defineClass(name, stripped, 0, stripped.length);
      }
    }.loadClass(original.getName());
  }
}
