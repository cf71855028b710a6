package org.clew.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test void derivedUuidsDependOnParentAndKeyOnly() {
    var parent = UUID.fromString("018f4e9a-0000-7000-8000-000000000001");
    var child = Ids.derived(parent, "scf/relax#1#0");
    assertThat(child).isEqualTo(Ids.derived(UUID.fromString(parent.toString()), "scf/relax#1#0"));
    assertThat(child).isNotEqualTo(Ids.derived(parent, "scf/relax#1#1")).isNotEqualTo(Ids.derived(child, "scf/relax#1#0"));
    assertThat(child.version()).isEqualTo(8);
    assertThat(child.variant()).isEqualTo(2);
  }
}
