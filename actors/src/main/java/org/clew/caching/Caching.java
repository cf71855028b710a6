package org.clew.caching;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clew.cache.CachingRules;
import org.clew.cache.CachingRules.Rule;

/**
 * Turns the cache on or off for what the engines of this JVM run until it is closed; wins over the settings, and loses to
 * {@code metadata.disable_cache}. Workers in other JVMs do not hear of it.
 *
 * <pre>{@code try (var _ = Caching.enabled("arithmetic.*")) { engine.run(MultiplyAdd.class, inputs); }}</pre>
 */
public final class Caching implements AutoCloseable {
  private static final List<Caching> OPEN = new CopyOnWriteArrayList<>();

  private final Rule rule;
  private final CachingRules scope;

  private Caching(Rule rule, String... patterns) {
    this.rule = rule;
    this.scope = new CachingRules(Rule.DISABLED, patterns.length == 0 ? List.of("*") : List.of(patterns), List.of());
    OPEN.addFirst(this);
  }

  /** For the processes whose durable names fit one of the patterns, for all when there is none; {@code *} stands for any text. */
  public static Caching enabled(String... patterns) {
    return new Caching(Rule.ENABLED, patterns);
  }

  /** As {@link #enabled}, the other way round. */
  public static Caching disabled(String... patterns) {
    return new Caching(Rule.DISABLED, patterns);
  }

  /** What the newest open one that fits says. */
  static Optional<Rule> of(String process) {
    for (var each : OPEN) if (each.scope.of(process) == Rule.ENABLED) return Optional.of(each.rule);
    return Optional.empty();
  }

  @Override public void close() {
    OPEN.remove(this);
  }
}
