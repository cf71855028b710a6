package org.clew.cli.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.cli.Shell;
import org.clew.cli.text.Table;
import org.clew.cli.text.Times;
import org.clew.launch.PluginUsers;
import org.clew.pluginjar.Plugins;
import org.clew.registry.PluginRegistry.Plugin;
import org.clew.registry.PluginRegistry.Version;
import org.clew.store.Store;

/** Installed plugins with their versions and how many unfinished processes need each. */
record PluginTable(Shell shell, Plugins plugins, Store store) {

  void print(boolean json) throws IOException {
    var installed = plugins.registry().list();
    if (json) {
      shell.json(Map.of("plugins", installed.stream().map(this::json).toList()));
      return;
    }
    if (installed.isEmpty()) shell.out().println("No plugin is installed; 'clew plugin install FILE.jar' installs one.");
    else print(installed);
    for (var stray : strays()) shell.err().println(stray + " is not installed: 'clew plugin install " + stray + "' does that.");
  }

  private void print(List<Plugin> installed) {
    var table = new Table("Plugin", "Version", "New processes", "Needed by", "Installed", "SHA-256", "Brings");
    for (var plugin : installed) {
      for (var version : plugin.versions()) {
        table.row(plugin.name(), version.version(), version.equals(plugin.current()) ? plugin.chosen() == null ? "newest"
            : "chosen" : "", PluginUsers.of(store.graph(), version).size(), Times.local(version.since()),
            version.sha256().substring(0, 12), brings(version));
      }
    }
    table.print(shell.out(), shell.columns());
  }

  private static String brings(Version version) {
    return version.brings().keySet().stream().map(kind -> String.join(", ", version.brings(kind)))
        .collect(Collectors.joining(", "));
  }

  private Map<String, Object> json(Plugin plugin) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", plugin.name());
    json.put("current", plugin.current().version());
    json.put("chosen", plugin.chosen() != null);
    json.put("versions", plugin.versions().stream().map(this::json).toList());
    return json;
  }

  private Map<String, Object> json(Version version) {
    var json = new LinkedHashMap<String, Object>();
    json.put("version", version.version());
    json.put("sha256", version.sha256());
    json.put("file", version.file());
    json.put("size", version.size());
    json.put("installed", version.since().toString());
    json.put("brings", version.brings());
    json.put("needed_by", PluginUsers.of(store.graph(), version).stream().map(row -> row.pk()).toList());
    return json;
  }

  /** Jars that somebody has put into the folder by hand; those of Clew end with the beginning of their hash. */
  private List<Path> strays() throws IOException {
    if (!Files.isDirectory(plugins.folder())) return List.of();
    try (var files = Files.list(plugins.folder())) {
      return files.filter(file -> file.toString().endsWith(".jar") && !file.toString().matches(".*-[0-9a-f]{12}\\.jar")).sorted()
          .toList();
    }
  }
}
