package org.clew.cli.config;

import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes one setting; a running daemon reads most at its next start. */
@Command
public final class ConfigSet implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "KEY", index = "0", description = "Name of the setting, see 'clew config list'.")
  String key;

  @Parameters(paramLabel = "VALUE", index = "1", description = "New value.")
  String value;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public ConfigSet(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    var setting = Setting.of(key);
    var plain = setting.parse(value);
    var settings = new Settings(shell.home());
    CachingCheck.refuseAmbiguous(settings, setting, plain);
    settings.put(setting, plain);
    if (json) shell.json(Map.of(key, plain));
    else shell.err().println(key + " is now " + plain
        + (setting.isLive() ? "." : ". A running daemon needs a restart to see it."));
    return 0;
  }
}
