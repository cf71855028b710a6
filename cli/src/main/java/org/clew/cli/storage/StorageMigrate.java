package org.clew.cli.storage;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.config.Setting;
import org.clew.cli.config.Settings;
import org.clew.node.NodeException;
import org.clew.node.Standstill;
import org.clew.store.Table;
import org.clew.store.home.StoreKind;
import org.clew.store.home.StorePlace;
import org.clew.store.home.Stores;
import org.clew.store.move.Move;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Copies the store into an empty one of another kind, compares, and then changes the settings; the old store stays as it is. */
@Command
public final class StorageMigrate implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--to", required = true, paramLabel = "KIND", description = "embedded, postgres or cassandra.")
  String kind;

  @Option(names = "--url", paramLabel = "URL",
      description = "jdbc:postgresql://HOST:5432/DATABASE or cassandra://HOST:9042/KEYSPACE; else storage.url.")
  String url;

  @Option(names = "--user", paramLabel = "NAME", description = "User of the database; else storage.user.")
  String user;

  @Option(names = "--password-file", paramLabel = "FILE", description = "File with the password; else storage.password_file.")
  Path passwordFile;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public StorageMigrate(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    var target = StoreKind.of(kind).orElseThrow(() -> CommandException.usage("'" + kind
        + "' is no kind of store: embedded, postgres or cassandra."));
    var settings = new Settings(shell.home());
    var next = next(target, settings.changed());
    var from = StorePlace.of(shell.home());
    var to = StorePlace.of(target, shell.home(), next);
    if (from.text().equals(to.text())) throw CommandException.refused("The store is " + to.text() + " already.");
    try (var _ = Standstill.of(shell.home())) {
      Stores.init(to);
      var rows = copy(from, to);
      for (var setting : Setting.ALL) if (setting.key().startsWith("storage.")) settings.put(setting, next.get(setting.key()));
      tell(from, to, rows);
      return 0;
    } catch (NodeException e) {
      throw CommandException.refused(e.getMessage());
    }
  }

  /** The settings as they will be. */
  private Map<String, Object> next(StoreKind target, Map<String, Object> now) {
    var next = new LinkedHashMap<>(now);
    next.put(StorePlace.BACKEND, target.durable());
    if (url != null) next.put(StorePlace.URL, Setting.of(StorePlace.URL).parse(url));
    if (user != null) next.put(StorePlace.USER, user);
    if (passwordFile != null) next.put(StorePlace.PASSWORD_FILE, passwordFile.toAbsolutePath().toString());
    return next;
  }

  private Map<Table, Long> copy(StorePlace from, StorePlace to) {
    try (var source = Stores.openPortable(from); var sink = Stores.openPortable(to)) {
      return Move.copy(source, sink, (table, done, all) -> {
        if (shell.isTerminal())
          shell.err().print("\r" + table.durable() + ": " + done + " of " + all + (done == all ? "\n" : ""));
        else if (done == all) shell.err().println(table.durable() + ": " + all);
        shell.err().flush();
      });
    }
  }

  private void tell(StorePlace from, StorePlace to, Map<Table, Long> rows) {
    if (json) {
      var counts = new LinkedHashMap<String, Object>();
      rows.forEach((table, count) -> counts.put(table.durable(), count));
      var facts = new LinkedHashMap<String, Object>();
      facts.put("from", from.text());
      facts.put("to", to.text());
      facts.put("rows", counts);
      shell.json(facts);
    } else {
      shell.out().println("Everything is in " + to.text() + " now, and the settings say so. " + from.text()
          + " was left as it is.");
    }
  }
}
