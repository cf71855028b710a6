package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.checkpoint.Integrity;
import org.clew.store.home.Stores;
import org.clew.testdb.Beside;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Far more parents that wait for children than any engine has slots, in a JVM with little memory. */
@Beside
class ManyChainsTest {
  /** 10 000 by {@code -Dclew.test.chains=10000}. */
  private static final int CHAINS = Integer.getInteger("clew.test.chains", 250);

  @TempDir Path home;

  @Test @DisplayName("SPEC 15.7/54 work chains with three children each, all submitted at once: no deadlock, bounded memory")
  void allEnd() throws Exception {
    try (var jvm = CrashingJvm.start(ManyChains.class, List.of(), home.toString(), String.valueOf(CHAINS))) {
      assertThat(jvm.awaitLine("ok")).isEqualTo(String.valueOf(CHAINS));
    }
    try (var store = Stores.open(home)) {
      long calls = store.graph()
          .processes(new org.clew.store.Graph.Filter(java.util.Set.of(), java.util.Optional.of("multiply"), false, false, false,
          java.util.Optional.empty(), java.util.OptionalLong.empty(), 4 * CHAINS)).size();
      assertThat(calls).isEqualTo(3L * CHAINS);
      assertThat(store.graph().processCounts()).isEqualTo(Map.of("finished", 10L * CHAINS));
      assertThat(Integrity.of(store, _ -> { }).findings()).isEmpty();
    }
  }
}
