package org.clew.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Supplier;
import org.clew.data.Int;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SplitInputsTest {
  private static final ProcessSpec SPEC = ProcessSpec.of("test.split", ProcessKind.WORKCHAIN);
  private static final ProcessSpec WITH_PORTS = SPEC.withInputs(SPEC.inputs()
      .with(InputPort.of("x", Int.class))
      .with(InputPort.of("callback", Supplier.class).nonStored())
      .with(PortNamespace.of("base", InputPort.of("x", Int.class), InputPort.of("clean", Boolean.class).metadata()))
      .with(PortNamespace.of("scratch", InputPort.of("buffer"), InputPort.of("kept", Int.class).storage(PortStorage.NODE))
          .nonStored()));

  @Test
  @DisplayName("SPEC 15.2/20 non-stored and metadata values make no links, metadata is stored and fills a new builder")
  void linksDataKeepsMetadataAndDropsTheRest() {
    Supplier<String> callback = () -> "called";
    var values = WITH_PORTS.process(Map.of("x", 1, "callback", callback, "base", Map.of("x", 2, "clean", true),
        "scratch", Map.of("buffer", "b", "kept", 3), "metadata", Map.of("label", "my run"))).orThrow();

    var split = SplitInputs.of(WITH_PORTS.inputs(), values);

    assertThat(split.linked()).isEqualTo(Map.of("x", new Int(1), "base__x", new Int(2), "scratch__kept", new Int(3)));
    assertThat(split.metadata()).isEqualTo(Map.of("base", Map.of("clean", true),
        "metadata", Map.of("label", "my run", "store_provenance", true, "call_link_label", "CALL")));
    assertThat(split.nonStored()).isEqualTo(Map.of("callback", callback, "scratch.buffer", "b"));

    var restarted = new InputsBuilder(WITH_PORTS).from(LinkLabels.nest(split.linked())).merge(split.metadata());

    assertThat(restarted.get("base.clean")).isEqualTo(true);
    assertThat(restarted.get("metadata.label")).isEqualTo("my run");
    assertThat(restarted.get("base.x")).isEqualTo(new Int(2));
    assertThat(restarted.get("callback")).isNull();
    assertThat(restarted.inputs()).doesNotContainKey("callback").extracting("scratch").isEqualTo(Map.of("kept", new Int(3)));
  }

  @Test
  void keepsWhatAPortSaysOverWhatItsNamespaceSays() {
    var scratch = (PortNamespace) WITH_PORTS.inputs().port("scratch").orElseThrow();

    assertThat(((InputPort) scratch.port("buffer").orElseThrow()).storageWithin(PortStorage.NONE)).isEqualTo(PortStorage.NONE);
    assertThat(((InputPort) scratch.port("kept").orElseThrow()).storageWithin(PortStorage.NONE)).isEqualTo(PortStorage.NODE);
  }

  @Test
  void givesEveryProcessTheBaseMetadata() {
    var values = SPEC.process(Map.of()).orThrow();

    assertThat(values).isEqualTo(Map.of("metadata", Map.of("store_provenance", true, "call_link_label", "CALL")));
    assertThat(SplitInputs.of(SPEC.inputs(), values).linked()).isEmpty();
  }
}
