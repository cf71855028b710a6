package org.clew.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.clew.job.RetryPolicy;
import org.clew.store.home.HomeConfig;

/** What {@code config.json} of a home says to the engine; read when an engine starts. */
record HomeSettings(Map<String, Object> values) {
  /** Throws StoreException when the file is there and not a JSON object. */
  static HomeSettings of(Path home) {
    return new HomeSettings(HomeConfig.of(home));
  }

  /** {@code transport.task_retry_initial_interval} in seconds and {@code transport.task_maximum_attempts}, else the standard. */
  RetryPolicy retries() {
    var standard = RetryPolicy.STANDARD;
    var first = values.get("transport.task_retry_initial_interval") instanceof Number seconds
        ? Duration.ofMillis(Math.round(seconds.doubleValue() * 1000)) : standard.first();
    var tries = values.get("transport.task_maximum_attempts") instanceof Number number ? number.intValue() : standard.tries();
    return new RetryPolicy(first, Math.max(1, tries));
  }
}
