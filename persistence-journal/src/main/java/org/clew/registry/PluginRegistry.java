package org.clew.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clew.registry.RegistryEvent.CodeCreated;
import org.clew.registry.RegistryEvent.CodeHidden;
import org.clew.registry.RegistryEvent.CodeRevealed;
import org.clew.registry.RegistryEvent.ComputerConfigured;
import org.clew.registry.RegistryEvent.ComputerDeleted;
import org.clew.registry.RegistryEvent.PluginChosen;
import org.clew.registry.RegistryEvent.PluginInstalled;
import org.clew.registry.RegistryEvent.PluginRemoved;
import org.clew.store.Store;

/**
 * The plugins of a store with all their versions; the jars are in the repository. What is installed here can be used by every
 * engine of the store.
 *
 * <p>Reading costs one look at the version of the store, and short queries after somebody has committed. Calls block; each may
 * throw {@link org.clew.store.StoreException}. Safe for many threads.
 */
public final class PluginRegistry {
  /** A version of a plugin that is installed; {@code brings} as in {@link PluginInstalled}. */
  public record Version(String plugin, String version, String sha256, long size, String file, Map<String, Object> brings,
      Instant since) {
    /** Names of one kind, such as {@code processes}. */
    public List<String> brings(String kind) {
      return brings.get(kind) instanceof List<?> names ? names.stream().map(String::valueOf).toList() : List.of();
    }
  }

  /**
   * A plugin.
   *
   * @param versions oldest first, by number and then by time
   * @param chosen hash of the version that new processes take; null for the newest
   */
  public record Plugin(String name, List<Version> versions, String chosen) {
    /** What new processes take. */
    public Version current() {
      return versions.stream().filter(version -> version.sha256().equals(chosen)).findFirst().orElseGet(versions::getLast);
    }
  }

  private record Known(long sequenceNr, Plugin plugin) {}

  private final Store store;
  private final RegistryJournal journal;
  private final Clock clock;
  private final Map<String, Known> known = new TreeMap<>();
  private long readAt = Long.MIN_VALUE;

  public PluginRegistry(Store store, Clock clock) {
    this.store = store;
    this.journal = new RegistryJournal(store, "plugin");
    this.clock = clock;
  }

  /** Those with at least one version, by name. */
  public synchronized List<Plugin> list() {
    var version = store.dataVersion();
    if (version != readAt) {
      for (var name : journal.labels())
        known.put(name, read(name, known.getOrDefault(name, new Known(0, new Plugin(name, List.of(), null)))));
      readAt = version;
    }
    return known.values().stream().map(Known::plugin).filter(plugin -> !plugin.versions().isEmpty()).toList();
  }

  public Optional<Plugin> find(String name) {
    return list().stream().filter(plugin -> plugin.name().equals(name)).findFirst();
  }

  /** The version with this hash, of whatever plugin. */
  public Optional<Version> version(String sha256) {
    return list().stream().flatMap(plugin -> plugin.versions().stream()).filter(version -> version.sha256().equals(sha256))
        .findFirst();
  }

  /** Adds a version; false when the same jar is installed already. */
  public boolean install(Version version) {
    return change(version.plugin(), plugin -> plugin.versions().stream().anyMatch(each -> each.sha256().equals(version.sha256()))
        ? null : new PluginInstalled(now(), version.version(), version.sha256(), version.size(), version.file(),
            version.brings()));
  }

  /** Takes a version away; false when it is not there. */
  public boolean remove(String name, String sha256) {
    return change(name, plugin -> plugin.versions().stream().noneMatch(each -> each.sha256().equals(sha256)) ? null
        : new PluginRemoved(now(), sha256));
  }

  /** Chooses what new processes take, null for the newest; false when nothing changes. */
  public boolean choose(String name, String sha256) {
    return change(name, plugin -> java.util.Objects.equals(plugin.chosen(), sha256) ? null : new PluginChosen(now(), sha256));
  }

  private synchronized boolean change(String name, java.util.function.Function<Plugin, RegistryEvent> decide) {
    return RegistryJournal.retried(() -> {
      var present = read(name, new Known(0, new Plugin(name, List.of(), null)));
      var event = decide.apply(present.plugin());
      if (event == null) return false;
      journal.append(name, present.sequenceNr() + 1, event, List.of());
      readAt = Long.MIN_VALUE;
      return true;
    });
  }

  private Known read(String name, Known before) {
    var now = before;
    for (var entry : journal.after(name, before.sequenceNr()))
      now = new Known(entry.sequenceNr(), evolve(now.plugin(), entry.event()));
    return now;
  }

  private static Plugin evolve(Plugin before, RegistryEvent event) {
    return switch (event) {
      case PluginInstalled(var at, var version, var sha256, var size, var file, var brings) -> {
        var versions = new ArrayList<>(before.versions());
        versions.add(new Version(before.name(), version, sha256, size, file, brings, at));
        versions.sort((a, b) -> VersionOrder.compare(a.version(), b.version()));
        yield new Plugin(before.name(), List.copyOf(versions), before.chosen());
      }
      case PluginRemoved(_, var sha256) -> new Plugin(before.name(),
          before.versions().stream().filter(version -> !version.sha256().equals(sha256)).toList(),
          sha256.equals(before.chosen()) ? null : before.chosen());
      case PluginChosen(_, var sha256) -> new Plugin(before.name(), before.versions(), sha256);
      case ComputerConfigured _, ComputerDeleted _, CodeCreated _, CodeHidden _, CodeRevealed _ -> before;
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
