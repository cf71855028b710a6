package org.clew.cli.engine;

import java.time.Duration;
import org.clew.cli.Shell;
import org.clew.cli.config.Setting;
import org.clew.cli.config.Settings;

/** How long to wait for the daemon: what the option says, else the setting. */
final class TimeoutSetting {
  private TimeoutSetting() {}

  static Duration of(Shell shell, Double option) {
    var seconds = option != null ? option
        : ((Number) new Settings(shell.home()).value(Setting.of("daemon.timeout"))).doubleValue();
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
