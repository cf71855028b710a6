package org.clew.cli.config;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cache.CachingRules.Rule;
import org.clew.caching.CachingSettings;
import org.clew.cli.Shell;
import org.clew.cli.text.Table;
import org.clew.definition.Definition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists which calculations the settings let be taken from the cache, of those that can be launched here. */
@Command
public final class ConfigCaching implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public ConfigCaching(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    var rules = CachingSettings.rules(new Settings(shell.home()).changed());
    var calculations = CachingCheck.calculations();
    CachingCheck.refuse(CachingCheck.problems(rules, calculations.stream().map(Definition::name).toList()));
    var cached = calculations.stream().map(Definition::name).filter(name -> rules.of(name) == Rule.ENABLED).toList();
    var others = calculations.stream().map(Definition::name).filter(name -> !cached.contains(name)).toList();
    if (json) shell.json(Map.of("cached", cached, "not_cached", others));
    else print(calculations, cached);
    return 0;
  }

  private void print(List<Definition> calculations, List<String> cached) {
    var table = new Table("Process", "Kind", "Cached");
    for (var definition : calculations) {
      table.row(definition.name(), definition.kind().durable(), cached.contains(definition.name()) ? "yes" : "no");
    }
    table.print(shell.out(), shell.columns());
  }
}
