package org.clew.launch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.typed.ActorSystem;
import org.clew.pluginjar.Plugins;
import org.clew.store.StoreException;

/** Looks now and then whether plugins were installed or taken away, by whatever engine or command. */
final class PluginWatch {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final Plugins plugins;
  private final Runnable changed;
  private final AtomicBoolean looks = new AtomicBoolean();

  private PluginWatch(Plugins plugins, Runnable changed) {
    this.plugins = plugins;
    this.changed = changed;
  }

  /** Until the system ends; {@code changed} is called on a virtual thread. */
  static void start(ActorSystem<?> system, Plugins plugins, Runnable changed) {
    var watch = new PluginWatch(plugins, changed);
    system.scheduler().scheduleWithFixedDelay(Duration.ZERO, INTERVAL, () -> Thread.startVirtualThread(watch::look),
        system.executionContext());
  }

  private void look() {
    if (!looks.compareAndSet(false, true)) return;
    try {
      if (plugins.refresh() | plugins.hasComeBack()) changed.run();
    } catch (StoreException _) {
      // the store is down for a while; the next look finds it again
    } finally {
      looks.set(false);
    }
  }
}
