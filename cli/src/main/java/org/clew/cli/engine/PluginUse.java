package org.clew.cli.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.pluginjar.Plugins;
import org.clew.registry.PluginRegistry.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which version of a plugin new processes take. Processes that have begun stay with theirs. */
@Command
public final class PluginUse implements Callable<Integer> {
  private final Shell shell;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the plugin.")
  String name;

  @Parameters(index = "1", paramLabel = "VERSION", arity = "0..1",
      description = "A version that is installed, or the hash of its jar.")
  String version;

  @Option(names = "--newest", description = "The newest one, also of those that are installed later.")
  boolean newest;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public PluginUse(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    if (newest == (version != null)) throw CommandException.usage("Give either VERSION or --newest.");
    return new PluginHost(shell).call((plugins, _) -> {
      plugins.registry().choose(name, newest ? keep(plugins) : versions(plugins, name, version).getLast().sha256());
      var plugin = plugins.registry().find(name).orElseThrow();
      if (json) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("name", name);
        answer.put("current", plugin.current().version());
        answer.put("chosen", plugin.chosen() != null);
        shell.json(answer);
      } else {
        shell.out().println("New processes of plugin " + name + " take version " + plugin.current().version()
            + (newest ? ", and later ones the newest." : "."));
      }
      return 0;
    });
  }

  private String keep(Plugins plugins) {
    versions(plugins, name, null);
    return null;
  }

  /** The versions that are meant, at least one; those of the same number in order of their installation. */
  static List<Version> versions(Plugins plugins, String name, String version) {
    var plugin = plugins.registry().find(name).orElseThrow(() -> CommandException.notFound("Plugin '" + name
        + "' is not installed; 'clew plugin list --plugins' shows those that are."));
    var found = plugin.versions().stream().filter(each -> version == null || each.version().equals(version)
        || version.length() >= 8 && each.sha256().startsWith(version)).toList();
    if (found.isEmpty()) throw CommandException.notFound("Plugin '" + name + "' has no version '" + version + "' here; it has "
        + String.join(", ", plugin.versions().stream().map(Version::version).toList()) + ".");
    return found;
  }
}
