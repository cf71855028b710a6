package org.clew.caching;

import java.util.List;
import java.util.Map;
import org.clew.cache.CachingRules;
import org.clew.cache.CachingRules.Rule;

/** The settings that say which processes may be taken from the cache, as rules. */
public final class CachingSettings {
  public static final String DEFAULT_ENABLED = "caching.default_enabled";
  public static final String ENABLED_FOR = "caching.enabled_for";
  public static final String DISABLED_FOR = "caching.disabled_for";

  /** Rules with the settings that they were made of. */
  private record Made(Map<String, Object> of, CachingRules rules) {}

  private final LiveSettings settings;
  private volatile Made made = new Made(null, CachingRules.NOTHING);

  public CachingSettings(LiveSettings settings) {
    this.settings = settings;
  }

  /** The rules as they are now. */
  public CachingRules now() {
    var values = settings.now();
    if (made.of != values) made = new Made(values, rules(values));
    return made.rules;
  }

  public static CachingRules rules(Map<String, Object> values) {
    var standard = Boolean.TRUE.equals(values.get(DEFAULT_ENABLED)) ? Rule.ENABLED : Rule.DISABLED;
    return new CachingRules(standard, patterns(values.get(ENABLED_FOR)), patterns(values.get(DISABLED_FOR)));
  }

  private static List<String> patterns(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
