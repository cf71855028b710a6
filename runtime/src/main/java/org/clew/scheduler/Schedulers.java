package org.clew.scheduler;

import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clew.plugin.PluginServices;

/**
 * Schedulers by name: direct execution, the batch systems of this package, and those that plugins provide as services of {@link
 * Scheduler}.
 */
public final class Schedulers {
  private final Map<String, Scheduler> byName = new TreeMap<>();
  private boolean withPlugins;

  private Schedulers() {}

  public static Schedulers of(Scheduler... schedulers) {
    var all = new Schedulers();
    for (var scheduler : schedulers) all.byName.put(scheduler.name(), scheduler);
    return all;
  }

  public static Schedulers installed() {
    var all = of(new DirectScheduler(), new SlurmScheduler(), new PbsProScheduler(), new TorqueScheduler(), new SgeScheduler(),
        new LsfScheduler());
    ServiceLoader.load(Scheduler.class).forEach(scheduler -> all.byName.put(scheduler.name(), scheduler));
    all.withPlugins = true;
    return all;
  }

  /** These and one more, which takes the place of one of the same name. */
  public Schedulers and(Scheduler scheduler) {
    var more = new Schedulers();
    more.byName.putAll(byName);
    more.byName.put(scheduler.name(), scheduler);
    return more;
  }

  /** Names of all kinds. */
  public Set<String> names() {
    if (!withPlugins) return Collections.unmodifiableSet(byName.keySet());
    var names = new TreeSet<>(byName.keySet());
    PluginServices.of(Scheduler.class).forEach(scheduler -> names.add(scheduler.name()));
    return names;
  }

  /** @throws IllegalArgumentException naming those there are */
  public Scheduler find(String name) {
    var found = byName.get(name);
    if (found == null && withPlugins)
      found = PluginServices.of(Scheduler.class).stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    if (found == null) throw new IllegalArgumentException(
        "there is no scheduler '" + name + "'; installed are " + names());
    return found;
  }
}
