package org.clew.cli.engine;

import org.clew.cli.Shell;
import org.clew.definition.Definitions;
import org.clew.pluginjar.Plugins;
import org.clew.repository.Repository;
import org.clew.store.Store;

/** Gives commands the plugins of the store, without an engine. */
record PluginHost(Shell shell) {
  @FunctionalInterface
  interface Call {
    int call(Plugins plugins, Store store) throws Exception;
  }

  int call(Call call) throws Exception {
    return Problems.reworded(() -> {
      try (var store = shell.openStore(); var plugins = new Plugins(shell.home(), store, Repository.open(shell.home()),
          Definitions.discovered(Thread.currentThread().getContextClassLoader()))) {
        return call.call(plugins, store);
      }
    });
  }
}
