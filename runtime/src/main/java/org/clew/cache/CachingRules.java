package org.clew.cache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which processes may be taken from the cache, as patterns of their durable names; {@code *} stands for any text. Of the patterns
 * that fit, the most specific one counts; a pattern that another one fits is more specific than that.
 */
public final class CachingRules {
  /** Nothing is taken from the cache. */
  public static final CachingRules NOTHING = new CachingRules(Rule.DISABLED, List.of(), List.of());

  /** What holds for a process. */
  public enum Rule { ENABLED, DISABLED }

  private record Entry(String pattern, Rule rule, Pattern regex) {
    static Entry of(String pattern, Rule rule) {
      var regex = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
      return new Entry(pattern, rule, Pattern.compile(regex));
    }

    boolean fits(String text) {
      return regex.matcher(text).matches();
    }

    boolean isMoreSpecificThan(Entry other) {
      return other.fits(pattern) && !fits(other.pattern);
    }
  }

  private final Rule standard;
  private final List<Entry> entries = new ArrayList<>();

  public CachingRules(Rule standard, List<String> enabled, List<String> disabled) {
    this.standard = standard;
    enabled.forEach(pattern -> entries.add(Entry.of(pattern, Rule.ENABLED)));
    disabled.forEach(pattern -> entries.add(Entry.of(pattern, Rule.DISABLED)));
  }

  /**
   * The rule for a process.
   *
   * @throws AmbiguousCachingException when two patterns say the opposite and neither is more specific
   */
  public Rule of(String process) {
    var fitting = entries.stream().filter(entry -> entry.fits(process)).toList();
    if (fitting.isEmpty()) return standard;
    var best = fitting.stream().filter(entry -> fitting.stream().noneMatch(other -> other.isMoreSpecificThan(entry))).toList();
    Map<Rule, String> patterns = new LinkedHashMap<>();
    for (var entry : best) patterns.putIfAbsent(entry.rule, entry.pattern);
    if (patterns.size() > 1)
      throw new AmbiguousCachingException(process, patterns.get(Rule.ENABLED), patterns.get(Rule.DISABLED));
    return best.getFirst().rule;
  }

  /** Whether some process may be taken from the cache. */
  public boolean enableSomething() {
    return standard == Rule.ENABLED || entries.stream().anyMatch(entry -> entry.rule == Rule.ENABLED);
  }
}
