package org.clew.cli.storage;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.store.home.StorePlace;
import org.clew.store.home.Stores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the store that the settings name; does no harm to one that is there. */
@Command
public final class StorageInit implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public StorageInit(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    var place = StorePlace.of(shell.home());
    boolean made = Stores.init(place);
    if (json) {
      var facts = new LinkedHashMap<String, Object>();
      facts.put("kind", place.kind().durable());
      facts.put("place", place.text());
      facts.put("made", made);
      shell.json(facts);
    } else {
      shell.out().println("The " + place.kind().durable() + " store " + place.text()
          + (made ? " is ready." : " was there already."));
    }
    return 0;
  }
}
