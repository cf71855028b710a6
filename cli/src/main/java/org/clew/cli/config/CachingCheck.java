package org.clew.cli.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.clew.cache.AmbiguousCachingException;
import org.clew.cache.CachingRules;
import org.clew.caching.CachingSettings;
import org.clew.cli.CommandException;
import org.clew.cli.CommandException.Detail;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;

/** Looks through the settings of the cache for patterns that contradict each other. */
final class CachingCheck {
  private CachingCheck() {}

  /** The calculations that can be launched here, by name: others are never taken from the cache. */
  static List<Definition> calculations() {
    return Definitions.discovered(Thread.currentThread().getContextClassLoader()).all().values().stream()
        .filter(definition -> definition.kind().isCalculation()).toList();
  }

  /** @throws CommandException with all processes for which the settings would be ambiguous after this change */
  static void refuseAmbiguous(Settings settings, Setting changed, Object value) {
    if (!changed.key().startsWith("caching.")) return;
    var next = new LinkedHashMap<>(settings.changed());
    next.put(changed.key(), value);
    var names = new LinkedHashSet<String>();
    for (var key : List.of(CachingSettings.ENABLED_FOR, CachingSettings.DISABLED_FOR)) {
      if (next.get(key) instanceof List<?> patterns) patterns.forEach(pattern -> names.add((String) pattern));
    }
    calculations().forEach(definition -> names.add(definition.name()));
    refuse(problems(CachingSettings.rules(next), names));
  }

  static List<Detail> problems(CachingRules rules, Iterable<String> names) {
    var problems = new ArrayList<Detail>();
    for (var name : names) {
      try {
        rules.of(name);
      } catch (AmbiguousCachingException e) {
        problems.add(new Detail(name, e.getMessage()));
      }
    }
    return problems;
  }

  static void refuse(List<Detail> problems) {
    if (problems.isEmpty()) return;
    throw new CommandException(CommandException.Reason.REFUSED, "The settings of the cache contradict each other:", problems);
  }
}
