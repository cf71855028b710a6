package org.clew.cli.config;

import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives one setting its default back. */
@Command
public final class ConfigUnset implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "KEY", index = "0", description = "Name of the setting, see 'clew config list'.")
  String key;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public ConfigUnset(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    var setting = Setting.of(key);
    new Settings(shell.home()).put(setting, null);
    if (json) shell.json(Map.of(key, setting.fallback()));
    else shell.err().println(key + " is " + setting.fallback() + " again (default).");
    return 0;
  }
}
