package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.clew.job.RetryPolicy;
import org.clew.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeSettingsTest {
  @TempDir Path home;

  @Test void withoutAFileTheStandardHolds() {
    assertThat(HomeSettings.of(home).retries()).isEqualTo(RetryPolicy.STANDARD);
  }

  @Test void theFileDecidesAboutRetries() throws Exception {
    write("{\"transport.task_retry_initial_interval\": 1.5, \"transport.task_maximum_attempts\": 2}");
    assertThat(HomeSettings.of(home).retries()).isEqualTo(new RetryPolicy(Duration.ofMillis(1500), 2));
  }

  @Test void aSpoiledFileIsNamed() throws Exception {
    write("{");
    assertThatThrownBy(() -> HomeSettings.of(home)).isInstanceOf(StoreException.class).hasMessageContaining("config.json");
  }

  private void write(String json) throws Exception {
    Files.writeString(home.resolve("config.json"), json);
  }
}
