package org.clew.caching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import org.clew.process.LogLevel;
import org.clew.store.StoreException;
import org.clew.store.home.HomeConfig;

/**
 * The settings of a home as they are now: a change takes effect without a restart, within a fraction of a second. A file that was
 * spoiled meanwhile is told of in the log, and what it said before holds. Safe for many threads.
 */
public final class LiveSettings {
  public static final String LOG_LEVEL = "logging.database_level";

  private static final System.Logger LOG = System.getLogger(LiveSettings.class.getName());
  private static final long LOOK_AGAIN = Duration.ofMillis(10).toNanos();

  /** What a file looked like, and what stood in it; a replaced file has another key. */
  private record Seen(Object version, Map<String, Object> values, long looked) {
    Seen at(long nanos) {
      return new Seen(version, values, nanos);
    }
  }

  private final Path home;
  private volatile Seen seen;

  /** Throws StoreException when the file is there and not a JSON object. */
  public LiveSettings(Path home) {
    this.home = home;
    this.seen = new Seen(version(), HomeConfig.of(home), System.nanoTime());
  }

  /** What somebody has set, by key. */
  public Map<String, Object> now() {
    var known = seen;
    var nanos = System.nanoTime();
    if (nanos - known.looked < LOOK_AGAIN) return known.values;
    var version = version();
    seen = version.equals(known.version) ? known.at(nanos) : new Seen(version, read(known.values), nanos);
    return seen.values;
  }

  /** What is less grave is not kept of what processes log. */
  public LogLevel leastLogLevel() {
    return now().get(LOG_LEVEL) instanceof String name ? LogLevel.named(name).orElse(LogLevel.REPORT) : LogLevel.REPORT;
  }

  private Map<String, Object> read(Map<String, Object> before) {
    try {
      return HomeConfig.of(home);
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, e.getMessage() + " Until then the settings stay as they were.");
      return before;
    }
  }

  private Object version() {
    try {
      var file = Files.readAttributes(home.resolve(HomeConfig.FILE), BasicFileAttributes.class);
      return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
    } catch (IOException _) {
      return "";
    }
  }
}
