package org.clew.cli.config;

import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the value of one setting. */
@Command
public final class ConfigGet implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "KEY", index = "0", description = "Name of the setting, see 'clew config list'.")
  String key;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public ConfigGet(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    var value = new Settings(shell.home()).value(Setting.of(key));
    if (json) shell.json(Map.of(key, value));
    else shell.out().println(value);
    return 0;
  }
}
