package org.clew.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.spec.ExitCode.exitCode;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  static class Parent {
    static final ExitCode NO_OUTPUT = exitCode(310, "No output.").invalidatesCache();
    static final ExitCode SHARED = exitCode(320, "Parent's.");
  }

  static final class Child extends Parent {
    private static final ExitCode SHARED = exitCode(321, "Child's.");
    static final ExitCode NAMED = exitCode(330, "ERROR_NAMED", "Named.");
    static ExitCode notFinal = exitCode(340, "Not a constant.");
  }

  @Test
  void fillsInTheMessage() {
    assertThat(exitCode(1, "file {name} of {n} bytes").format(Map.of("name", "$1", "n", 3)).message())
        .isEqualTo("file $1 of 3 bytes");
    assertThatThrownBy(() -> exitCode(1, "{a} and {b}").format(Map.of("a", 1))).hasMessageContaining("values for b");
    assertThatThrownBy(() -> exitCode(1, "").format(Map.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> exitCode(-1, "x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isAValueThatCanBeTakenApart() {
    var code = exitCode(418, "TEAPOT", "I am a {what}.").invalidatesCache();
    if (!(code instanceof ExitCode(int status, var label, var message, var cacheUse))) throw new AssertionError(code);
    assertThat(status).isEqualTo(418);
    assertThat(new ExitCode(status, label, message, cacheUse)).isEqualTo(code)
        .isNotEqualTo(exitCode(419, "TEAPOT", "I am a {what}.").invalidatesCache());
    var filled = code.format(Map.of("what", "teapot", "unused", 1));
    assertThat(filled).isEqualTo(exitCode(418, "TEAPOT", "I am a teapot.").invalidatesCache()).isNotEqualTo(code);
    assertThat(filled.is(code)).isTrue();
    assertThat(ExitCode.SUCCESS).returns(0, ExitCode::status).returns("", ExitCode::message).returns(true, ExitCode::isSuccess)
        .returns(ExitCode.CacheUse.ALLOWED, ExitCode::cacheUse);
    assertThat(exitCode(0, "").isSuccess()).isTrue();
  }

  @Test
  void findsByLabelAndByStatusFirstDefinitionFirst() {
    var codes = ExitCodes.of(exitCode(418, "A", "first"), exitCode(418, "B", "second"), exitCode(5, "A2", "x"));

    assertThat(codes.get(418).label()).isEqualTo("A");
    assertThat(codes.get("B").message()).isEqualTo("second");
    assertThat(codes.statuses("A2", "B")).containsExactly(5, 418);
    assertThatThrownBy(() -> codes.get(7)).hasMessageContaining("status 7").hasMessageContaining("A (418)");
    assertThatThrownBy(() -> codes.get("a2")).hasMessageContaining("did you mean A2?");
  }

  @Test
  void replacesACodeOfTheSameLabelInItsPlace() {
    var codes = ExitCodes.of(exitCode(1, "A", "old"), exitCode(2, "B", "b"), exitCode(3, "A", "new"));

    assertThat(codes.all()).extracting(ExitCode::status).containsExactly(3, 2);
  }

  @Test
  void takesLabelsFromConstantsAndInheritsThem() {
    var codes = ExitCodes.NONE.with(ExitCodes.declaredBy(Child.class));

    assertThat(codes.all()).extracting(ExitCode::label).containsExactly("NO_OUTPUT", "SHARED", "ERROR_NAMED");
    assertThat(codes.get("SHARED").status()).isEqualTo(321);
    assertThat(codes.get("NO_OUTPUT").cacheUse()).isEqualTo(ExitCode.CacheUse.REFUSED);
    assertThat(Child.notFinal.status()).isEqualTo(340);
  }

  @Test
  void refusesACodeWithoutLabel() {
    assertThatThrownBy(() -> ExitCodes.of(exitCode(1, "nameless"))).hasMessageContaining("has no label");
  }
}
