package org.clew.cli;

import java.util.concurrent.Callable;
import org.clew.definition.Definitions;
import org.clew.pluginjar.Plugins;
import org.clew.repository.Repository;
import org.clew.store.Store;
import picocli.CommandLine.Option;

/** A command that works on the store directly, with or without a running engine. */
public abstract class StoreCommand implements Callable<Integer> {
  protected final Shell shell;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  protected boolean json;

  protected StoreCommand(Shell shell) {
    this.shell = shell;
  }

  /** Whether schedulers, transports and data types of installed plugins are to be known. */
  protected boolean usesPlugins() {
    return false;
  }

  /** Does the work and returns the exit status. */
  protected abstract int run(Store store) throws Exception;

  @Override public final Integer call() throws Exception {
    try (var store = shell.openStore()) {
      if (!usesPlugins()) return run(store);
      try (var plugins = new Plugins(shell.home(), store, Repository.open(shell.home()), new Definitions())) {
        plugins.refresh();
        return run(store);
      }
    }
  }
}
