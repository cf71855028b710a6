package org.clew.scheduler;

import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * Schedulers by name: direct execution, the batch systems of this package, and those that plugins provide as services of {@link
 * Scheduler}.
 */
public final class Schedulers {
  private final Map<String, Scheduler> byName = new TreeMap<>();

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
    return Collections.unmodifiableSet(byName.keySet());
  }

  /** @throws IllegalArgumentException naming those there are */
  public Scheduler find(String name) {
    var found = byName.get(name);
    if (found == null) throw new IllegalArgumentException(
        "there is no scheduler '" + name + "'; installed are " + byName.keySet());
    return found;
  }
}
