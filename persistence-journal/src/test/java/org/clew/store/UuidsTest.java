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
    assertThat(last.getMostSignificantBits() >>> 16)
        .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis() + 60_000);
  }
}
