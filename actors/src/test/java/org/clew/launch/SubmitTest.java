package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.computer.BuiltIn;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.spec.ValidationException;
import org.clew.store.Graph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitTest {
  @TempDir static Path home;
  private static TestEngine test;

  @BeforeAll static void start() {
    test = TestEngine.at(home);
  }

  @AfterAll static void stop() {
    test.close();
  }

  private static Submitter.Launch product(Map<String, ?> inputs) {
    return new Submitter.Launch(test.engine.definitions().get("test.product"), inputs);
  }

  private static long processes() {
    return test.graph().processCounts().values().stream().mapToLong(Long::longValue).sum();
  }

  @Test void submitsAllOrNone() {
    long before = processes();
    var launches = List.of(product(Map.of("x", new Int(1), "y", new Int(2))), product(Map.of("x", new Int(1))));
    assertThatThrownBy(() -> test.engine.submitAll(launches)).isInstanceOf(ValidationException.class)
        .hasMessageContaining("inputs.y");
    assertThat(processes()).isEqualTo(before);
  }

  @Test void valuesOfARefusedSubmissionCanBeUsedAgain() throws Exception {
    var x = new Int(3);
    var y = new Int(4);
    var launches = List.of(product(Map.of("x", x, "y", y)), product(Map.of("x", x)));
    assertThatThrownBy(() -> test.engine.submitAll(launches)).isInstanceOf(ValidationException.class);
    assertThat(x.node()).isEmpty();
    var process = test.submit("test.product", Map.of("x", x, "y", y));
    assertThat(test.end(process).isOk()).isTrue();
    assertThat(test.graph().incoming(process.pk())).extracting(link -> link.other().content()).containsExactlyInAnyOrder(3L, 4L);
  }

  @Test void processesShareAValue() throws Exception {
    var shared = new Int(5);
    var both = test.engine.submitAll(List.of(product(Map.of("x", shared, "y", new Int(1))),
        product(Map.of("x", shared, "y", shared))));
    for (var process : both) {
      assertThat(test.end(process).isOk()).isTrue();
      assertThat(test.graph().incoming(process.pk())).extracting(Graph.LinkRow::sourcePk)
          .contains(shared.node().orElseThrow().pk());
    }
  }

  @Test void aSubmittedProcessExistsWhenSubmitReturns() throws Exception {
    var process = test.submit("test.product", Map.of("x", new Int(1), "y", new Int(1)));
    assertThat(test.row(process.pk()).uuid()).isEqualTo(process.uuid());
    assertThat(test.engine.store().highestSequenceNr(org.clew.process.Birth.persistenceId(process.uuid()))).isPositive();
    test.end(process);
  }

  @Test @DisplayName("SPEC 2.8 a restart builder has the same nodes and metadata, but not how the process was called")
  void aProcessIsStartedAgainFromItsOwnInputs() throws Exception {
    var script = new Str("echo 7");
    var options = Map.of("prepend_text", "true");
    var first = test.submit("test.job", Map.of("script", script, "code", BuiltIn.bash(),
        "metadata", Map.of("label", "mine", "description", "seven", "call_link_label", "first", "options", options)));
    assertThat(test.end(first).isOk()).isTrue();
    var builder = test.engine.restartBuilder(first.pk());
    assertThat(((Str) builder.get("script")).node()).isEqualTo(script.node());
    assertThat(builder.get("metadata.label")).isEqualTo("mine");
    var again = test.submit("test.job", builder.set("metadata.label", "again").inputs());
    assertThat(test.end(again).isOk()).isTrue();
    assertThat(test.row(again.pk())).returns("again", Graph.ProcessRow::label).returns("seven", Graph.ProcessRow::description);
    assertThat(test.graph().incoming(again.pk())).extracting(Graph.LinkRow::sourcePk)
        .containsExactlyInAnyOrderElementsOf(test.graph().incoming(first.pk()).stream().map(Graph.LinkRow::sourcePk).toList());
    assertThat((Map<?, ?>) test.graph().node(again.pk()).orElseThrow().content()).extracting("prepend_text").isEqualTo("true");
    assertThat((Map<?, ?>) ((Map<?, ?>) test.graph().node(again.pk()).orElseThrow().content()).get("metadata_inputs"))
        .noneSatisfy((key, _) -> assertThat(key).isEqualTo("call_link_label"));
  }

  @Test void aRestartBuilderNeedsAProcess() {
    assertThatThrownBy(() -> test.engine.restartBuilder(4711)).hasMessage("there is no process 4711");
  }

  @Test void namesTheNearestProcess() {
    assertThatThrownBy(() -> test.submit("test.produkt", Map.of())).hasMessageContaining("did you mean 'test.product'?");
  }
}
