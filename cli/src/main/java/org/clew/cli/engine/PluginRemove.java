package org.clew.cli.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.clew.cli.CommandException;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.CommandException.Reason;
import org.clew.cli.Shell;
import org.clew.launch.PluginUsers;
import org.clew.pluginjar.Plugins;
import org.clew.registry.PluginRegistry.Version;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a plugin away, or one version of it, unless processes need it that have not ended. */
@Command
public final class PluginRemove implements Callable<Integer> {
  private static final int LISTED = 20;
  private final Shell shell;

  @Parameters(paramLabel = "NAME", description = "Name of the plugin.")
  String name;

  @Option(names = "--version", paramLabel = "V", description = "Only this version, or hash of a jar.")
  String version;

  @Option(names = "--force",
      description = "Also when processes need it; they are blocked until it is installed again or they are migrated.")
  boolean force;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public PluginRemove(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    return new PluginHost(shell).call(this::remove);
  }

  private int remove(Plugins plugins, Store store) {
    var doomed = PluginUse.versions(plugins, name, version);
    if (!force) refuseWhenNeeded(store, doomed);
    for (var each : doomed) plugins.remove(each);
    var versions = doomed.stream().map(Version::version).toList();
    if (json) shell.json(Map.of("name", name, "removed", versions));
    else shell.out().println("Plugin " + name + " " + String.join(", ", versions) + (versions.size() == 1 ? " is" : " are")
        + " removed.");
    return 0;
  }

  private static void refuseWhenNeeded(Store store, List<Version> doomed) {
    var details = new ArrayList<Detail>();
    for (var each : doomed) for (var row : PluginUsers.of(store.graph(), each))
      details.add(new Detail(String.valueOf(row.pk()), row.processType() + " " + row.state() + ", version " + each.version()));
    if (details.isEmpty()) return;
    throw new CommandException(Reason.REFUSED,
        "Processes that have not ended need it: migrate, kill or await them, or use --force, which"
        + " blocks them." + (details.size() > LISTED ? " " + details.size() + " of them; the first are:" : ""),
        details.stream().limit(LISTED).collect(Collectors.toList()));
  }
}
