package org.clew.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.clew.data.Int;
import org.clew.spec.InputPort;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.junit.jupiter.api.Test;

class InputTemplateTest {
  private static final PortNamespace GRID = PortNamespace.of("grid", InputPort.of("x", Int.class),
      InputPort.of("y", Int.class).defaultTo(new Int(1)), InputPort.of("z", Int.class).optional());

  private static String template(PortNamespace grid) {
    var spec = ProcessSpec.of("test.grids", ProcessKind.WORKCHAIN);
    return InputTemplate.of(spec.withInputs(PortNamespace.of("inputs", grid)));
  }

  @Test void theDefaultOfANamespaceStandsInItsPorts() {
    assertThat(template(GRID)).contains("\ngrid:\n  # required\n  x:  # int\n  y: 1\n  # z:  # int\n");
    assertThat(template(GRID.defaultTo(Map.of("x", 2, "y", 3))))
        .contains("\n# may be left out\ngrid:\n", "\n  x: 2\n  y: 3\n  # z:");
    assertThat(template(GRID.dynamic(Int.class).defaultTo(Map.of("x", 2, "more", new Int(7)))))
        .contains("\n  x: 2\n  y: 1\n", "\n  more: 7\n");
    assertThat(template(GRID.defaultFrom(Map::of))).as("computed when it is left out").contains("\n# grid:\n", "\n  # y: 1\n");
  }
}
