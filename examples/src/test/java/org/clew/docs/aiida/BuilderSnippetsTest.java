package org.clew.docs.aiida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.clew.data.Int;
import org.clew.launch.Engine;
import org.clew.process.Outcome;
import org.clew.spec.InputsBuilder;
import org.clew.spec.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The section Builders of docs/coming-from-aiida.md, run. */
@ExtendWith(SnippetEngine.class)
class BuilderSnippetsTest {
  private final Engine engine;

  BuilderSnippetsTest(Engine engine) {
    this.engine = engine;
  }

  @Test void buildsInputs() throws Exception {
    // #region builder
    InputsBuilder builder = engine.definitions().of(Halvings.class).builder();
    builder.set("number", 40).merge(Map.of("metadata", Map.of("label", "forty")));
    Outcome outcome = engine.submit("docs.halvings", builder.inputs()).await();
    // #endregion
    assertThat(outcome.outputs().get("rest").plain()).isEqualTo(5L);
    assertThatThrownBy(() -> builder.set("limits", 3)).isInstanceOf(ValidationException.class).hasMessageContaining("limit");
  }

  @Test void looksAndChangesItsMind() {
    var spec = engine.definitions().of(Halvings.class).spec();
    // #region changes
    InputsBuilder builder = new InputsBuilder(spec);
    builder.set("number", 40).set("metadata.label", "forty").update(Map.of("number", 41));
    Object number = builder.get("number");                            // Int(41)
    builder.unset("metadata.label");                                  // del builder.metadata.label
    Map<String, Object> pruned = builder.inputs();                    // empty namespaces are gone
    Map<String, Object> all = builder.unpruned();
    String text = builder.explained();                                // every port with its value, default or help
    Set<String> ports = spec.inputs().byName().keySet();              // dir(builder)
    // #endregion
    assertThat(number).isEqualTo(new Int(41));
    assertThat(pruned).containsOnlyKeys("number");
    assertThat(all).containsKeys("number", "metadata");
    assertThat(text).contains("number").contains("limit");
    assertThat(ports).contains("number", "limit", "metadata");
    assertThat(builder.toString()).contains("number");
  }
}
