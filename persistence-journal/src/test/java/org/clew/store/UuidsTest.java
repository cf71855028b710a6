package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidsTest {
  @Test void timeOrderedUuidsGrowAndNeverRepeat() {
    Set<UUID> seen = new HashSet<>();
    UUID last = Uuids.next();
    for (int i = 0; i < 100_000; i++) {
      UUID next = Uuids.next();
      assertThat(next.toString()).isGreaterThan(last.toString());
      assertThat(seen.add(next)).isTrue();
      last = next;
    }
    assertThat(last.version()).isEqualTo(7);
    assertThat(last.variant()).isEqualTo(2);
    assertThat(last.getMostSignificantBits() >>> 16).isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis() + 60_000);
  }

  @Test void derivedUuidsDependOnParentAndNameOnly() {
    UUID parent = UUID.fromString("018f4e9a-0000-7000-8000-000000000001");
    UUID child = Uuids.derived(parent, "scf/relax/1/0");
    assertThat(child).hasToString(Uuids.derived(UUID.fromString(parent.toString()), "scf/relax/1/0").toString());
    assertThat(child).isNotEqualTo(Uuids.derived(parent, "scf/relax/1/1")).isNotEqualTo(Uuids.derived(child, "scf/relax/1/0"));
    assertThat(child.version()).isEqualTo(8);
    assertThat(child.variant()).isEqualTo(2);
  }
}
