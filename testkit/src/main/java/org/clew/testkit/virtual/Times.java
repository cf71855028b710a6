package org.clew.testkit.virtual;

import com.typesafe.config.Config;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The virtual times of this JVM: Pekko makes scheduler and executors by name, and they find theirs here. */
final class Times {
  static final String KEY = "clew.testkit.time";
  private static final Map<String, World> KNOWN = new ConcurrentHashMap<>();

  /** Time and what tells when it may pass. */
  record World(VirtualTime time, Stillness stillness) {}

  private Times() {}

  /** Answers the name by which it is found until {@link #forget}. */
  static String remember(World world) {
    var name = UUID.randomUUID().toString();
    KNOWN.put(name, world);
    return name;
  }

  static World of(Config config) {
    return KNOWN.get(config.getString(KEY));
  }

  static void forget(String name) {
    KNOWN.remove(name);
  }
}
