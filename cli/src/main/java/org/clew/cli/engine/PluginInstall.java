package org.clew.cli.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.pluginjar.PluginJar;
import org.clew.pluginjar.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Installs jars for all engines of the store, beside the versions that are there; engines that are up use them at once. */
@Command
public final class PluginInstall implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE.jar", arity = "1..*", description = "Jars with processes, data types, schedulers or transports.")
  List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public PluginInstall(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    for (var file : files) if (!Files.isRegularFile(file)) throw CommandException.notFound("There is no file " + file + ".");
    return new PluginHost(shell).call((plugins, _) -> {
      var answers = new ArrayList<Map<String, Object>>();
      for (var file : files) answers.add(install(plugins, file));
      if (json) shell.json(Map.of("plugins", answers));
      return 0;
    });
  }

  private Map<String, Object> install(Plugins plugins, Path file) {
    var isNew = plugins.install(file);
    var identity = PluginJar.identity(file);
    var plugin = plugins.registry().find(identity.plugin()).orElseThrow();
    var isCurrent = plugin.current().version().equals(identity.version());
    if (!json)
      shell.out().println("Plugin " + identity.plugin() + " " + identity.version()
          + (isNew ? " is installed." : " was installed already.")
          + (isCurrent ? "" : " New processes take " + plugin.current().version() + "; 'clew plugin use' changes that."));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("name", identity.plugin());
    answer.put("version", identity.version());
    answer.put("new", isNew);
    answer.put("current", plugin.current().version());
    return answer;
  }
}
