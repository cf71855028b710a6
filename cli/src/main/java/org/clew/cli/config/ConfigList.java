package org.clew.cli.config;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.cli.text.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists every setting with its value. */
@Command
public final class ConfigList implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public ConfigList(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    var settings = new Settings(shell.home());
    var plain = new LinkedHashMap<String, Object>();
    var table = new Table("Setting", "Value", "Source", "Meaning");
    for (var setting : Setting.ALL) {
      var value = settings.value(setting);
      plain.put(setting.key(), value);
      table.row(setting.key(), value, settings.changed().containsKey(setting.key()) ? "set" : "default", setting.description());
    }
    if (json) shell.json(plain);
    else table.print(shell.out(), shell.columns());
    return 0;
  }
}
