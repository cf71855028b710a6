package org.clew.pluginjar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.clew.data.DataTypes;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.plugin.PluginServices;
import org.clew.pluginjar.PluginLoader.Identity;
import org.clew.pluginjar.PluginLoader.Jar;
import org.clew.registry.PluginRegistry;
import org.clew.registry.PluginRegistry.Version;
import org.clew.repository.Repository;
import org.clew.store.Store;

/**
 * The plugins of a store in this JVM. A version is loaded when something of it is asked for first, and stays loaded: several
 * versions live side by side. Changes made elsewhere are seen by the next call. Calls block. Safe for many threads.
 */
public final class Plugins implements Definitions.Installed, AutoCloseable {
  private static final Set<String> PROCESSES_ALONE = Set.of("processes");

  private final Path folder;
  private final Repository repository;
  private final Definitions own;
  private final PluginRegistry registry;
  private final Map<String, PluginContent> loaded = new ConcurrentHashMap<>();
  private final Set<Version> withoutJar = ConcurrentHashMap.newKeySet();
  private volatile List<PluginRegistry.Plugin> known = List.of();

  /** @param own what the class path defines; no plugin may bring one of these names */
  public Plugins(Path home, Store store, Repository repository, Definitions own) {
    this.folder = home.toAbsolutePath().normalize().resolve("plugins");
    this.repository = repository;
    this.own = own;
    this.registry = new PluginRegistry(store, Clock.systemUTC());
  }

  public PluginRegistry registry() {
    return registry;
  }

  /** Where the jars are that this machine uses. */
  public Path folder() {
    return folder;
  }

  /** Looks what is installed now, and says whether that is other than before. */
  public boolean refresh() {
    var now = registry.list();
    if (now == known) return false;
    synchronized (this) {
      var isOther = !now.equals(known);
      known = now;
      if (isOther) announce(now);
      return isOther;
    }
  }

  /** Whether the jar of a version that was missing on this machine is there since the last call. */
  public boolean hasComeBack() {
    return withoutJar.removeIf(version -> repository.contains(version.sha256(), version.size()));
  }

  @Override public Optional<Definition> find(String name) {
    refresh();
    return known.stream().map(PluginRegistry.Plugin::current).filter(version -> version.brings("processes").contains(name))
        .findFirst()
        .map(version -> content(version).definitions().get(name));
  }

  /** Those of versions that cannot be used here are left out. */
  @Override public Map<String, Definition> all() {
    refresh();
    var all = new TreeMap<String, Definition>();
    for (var plugin : known) {
      try {
        all.putAll(content(plugin.current()).definitions());
      } catch (PluginException _) {
        // whoever asks for a process of it is told why
      }
    }
    return all;
  }

  /**
   * What the version with this hash brings.
   *
   * @throws PluginException when it is not installed any more, or cannot be used here
   */
  public PluginContent content(String sha256, String plugin, String version) {
    if (known.stream().noneMatch(each -> has(each, sha256))) refresh();
    var found = known.stream().flatMap(each -> each.versions().stream()).filter(each -> each.sha256().equals(sha256)).findFirst();
    return content(found.orElseThrow(() -> new PluginException("Version " + version + " of plugin '" + plugin + "' ("
        + shortened(sha256)
        + "), with which it began, is not installed. Install it again with 'clew plugin install',"
        + " or let the process go on with another"
        + " version by 'clew process migrate'; it then goes on.")));
  }

  /**
   * Looks whether a jar can be used, without installing it.
   *
   * @throws PluginException with all that is wrong
   */
  public PluginContent check(Path jar) {
    var identity = PluginJar.identity(jar);
    var blob = repository.put(jar);
    var content = PluginContent.of(new PluginLoader(identity, new Jar(jar.getFileName().toString(), blob.sha256(), blob.size()),
        jar));
    var clashes = new ArrayList<String>();
    for (var name : content.brings().getOrDefault("processes", List.of()))
      clash("process", name, own.find(name).isPresent(), identity, clashes);
    for (var name : content.brings().getOrDefault("data_types", List.of())) {
      var ofClew = DataTypes.find(name).filter(type -> !PluginServices.isPlugin(type.javaType().getClassLoader())).isPresent();
      clash("data type", name, ofClew, identity, clashes);
    }
    if (!clashes.isEmpty())
      throw new PluginException("Plugin " + identity.plugin() + " " + identity.version() + " cannot be installed: "
          + String.join("; ", clashes) + ". Give it other names.");
    return content;
  }

  /** Installs a jar for all engines of the store; false when the same jar is there already. */
  public boolean install(Path jar) {
    var content = check(jar);
    var loader = content.loader();
    var version = new Version(loader.plugin(), loader.version(), loader.jar().sha256(), loader.jar().size(), loader.jar().file(),
        new LinkedHashMap<>(content.brings()), null);
    place(version);
    return registry.install(version);
  }

  /** Takes a version away from all engines of the store, and its jar from this machine; false when it is not installed. */
  public boolean remove(Version version) {
    var isRemoved = registry.remove(version.plugin(), version.sha256());
    try {
      Files.deleteIfExists(file(version));
    } catch (IOException _) {
      // only a copy; the repository has the jar
    }
    return isRemoved;
  }

  /** Takes the announced versions back. */
  @Override public void close() {
    PluginServices.announce(this, List.of());
  }

  private void clash(String what, String name, boolean ofClew, Identity identity, List<String> clashes) {
    if (ofClew) clashes.add("the " + what + " '" + name + "' is defined on the class path of Clew already");
    var kind = what.equals("process") ? "processes" : "data_types";
    for (var plugin : registry.list()) {
      if (!plugin.name().equals(identity.plugin()) && plugin.versions().stream()
          .anyMatch(version -> version.brings(kind).contains(name)))
        clashes.add("the " + what + " '" + name + "' is brought by plugin '" + plugin.name() + "' already");
    }
  }

  private static boolean has(PluginRegistry.Plugin plugin, String sha256) {
    return plugin.versions().stream().anyMatch(version -> version.sha256().equals(sha256));
  }

  private PluginContent content(Version version) {
    var present = loaded.get(version.sha256());
    return present != null ? present : loaded.computeIfAbsent(version.sha256(), _ -> PluginContent.of(new PluginLoader(
        new Identity(version.plugin(), version.version()), new Jar(version.file(), version.sha256(), version.size()),
        place(version))));
  }

  private void announce(List<PluginRegistry.Plugin> now) {
    var loaders = new ArrayList<ClassLoader>();
    for (var plugin : now) {
      if (plugin.current().brings().keySet().equals(PROCESSES_ALONE)) continue;
      try {
        loaders.add(content(plugin.current()).loader());
      } catch (PluginException _) {
        // whoever asks for something of it is told why
      }
    }
    PluginServices.announce(this, loaders);
  }

  /** The jar as a file of this machine, under a name that people recognise. */
  private Path place(Version version) {
    var file = file(version);
    try {
      if (Files.isRegularFile(file) && Files.size(file) == version.size()) return file;
      if (!repository.contains(version.sha256(), version.size())) {
        withoutJar.add(version);
        throw new PluginException("The jar of plugin " + version.plugin() + " " + version.version()
            + " is not among the files of this"
            + " machine. Install it here again with 'clew plugin install " + version.file()
            + "', or share the files by 'clew config set"
            + " storage.files'; its processes then go on.");
      }
      Files.createDirectories(folder);
      var part = Files.createTempFile(folder, "." + version.plugin(), ".part");
      Files.write(part, repository.blob(version.sha256(), version.size()).bytes());
      return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PluginException("The jar " + file + " cannot be written: " + e.getMessage() + ".", e);
    }
  }

  private Path file(Version version) {
    return folder.resolve(version.plugin() + "-" + version.version() + "-" + shortened(version.sha256()) + ".jar");
  }

  private static String shortened(String sha256) {
    return sha256.substring(0, 12);
  }
}
