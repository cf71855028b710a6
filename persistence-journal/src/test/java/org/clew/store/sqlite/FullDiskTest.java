package org.clew.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.event;

import java.nio.file.Path;
import java.util.List;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  @TempDir private Path home;

  @Test void aFullDiskFailsWhatDoesNotFitAndTheStoreGoesOnAfterwards() {
    try (SqliteStore store = SqliteStore.open(home)) {
      await(store.onWriter("PRAGMA max_page_count = 100"));
      Batch big = new Batch(List.of(new EventRow("big", 1, 1, "m", new byte[1 << 20], "w", 0)), List.of());
      assertThatThrownBy(() -> await(store.write(big))).isInstanceOf(StoreException.class)
          .hasMessageContaining(home.resolve("clew.db").toString()).hasMessageContaining("no space left")
          .hasMessageContaining("free space");
      assertThat(store.highestSequenceNr("big")).isZero();
      await(store.write(new Batch(List.of(event("small", 1)), List.of())));
      await(store.write(big));
      assertThat(store.events("big", 1, 1, 1).getFirst().payload()).hasSize(1 << 20);
    }
  }
}
