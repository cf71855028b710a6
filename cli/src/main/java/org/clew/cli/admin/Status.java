package org.clew.cli.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.cli.Version;
import org.clew.cli.config.Settings;
import org.clew.computer.Computer;
import org.clew.computer.Computer.Availability;
import org.clew.node.EngineEndpoint;
import org.clew.registry.CodeRegistry;
import org.clew.registry.CodeRegistry.Visibility;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Portable;
import org.clew.store.StoreException;
import org.clew.store.home.StorePlace;
import org.clew.store.home.Stores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the installation part by part; exit status 1 when a part has a problem. A daemon that does not run is none. */
@Command
public final class Status implements Callable<Integer> {
  private final Shell shell;
  private final List<String> problems = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public Status(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("version", Version.text());
    facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version() + ", " + System.getProperty("java.home"));
    facts.put("home", shell.home().toString());
    facts.put("store", store());
    facts.put("settings_changed", settings());
    var daemon = EngineEndpoint.find(shell.home());
    facts.put("daemon", daemon.map(Status::engine).orElse(null));
    facts.put("problems", List.copyOf(problems));
    if (json) shell.json(facts);
    else print(facts);
    return problems.isEmpty() ? 0 : 1;
  }

  private static Map<String, Object> engine(EngineEndpoint endpoint) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("pid", endpoint.pid());
    facts.put("role", endpoint.role().durable());
    facts.put("url", endpoint.url());
    return facts;
  }

  private Map<String, Object> store() {
    var facts = new LinkedHashMap<String, Object>();
    try (var store = Stores.open(shell.home())) {
      var place = StorePlace.of(shell.home());
      facts.put("kind", place.kind().durable());
      facts.put("place", place.text());
      facts.put("bytes", store instanceof Portable portable ? portable.bytes() : null);
      facts.put("processes", new LinkedHashMap<String, Object>(store.graph().processCounts()));
      var computers = ComputerRegistry.of(store, shell.home()).list().stream().map(ComputerRegistry.Entry::computer).toList();
      facts.put("computers", computers.stream().map(Computer::label).toList());
      facts.put("disabled_computers", computers.stream().filter(computer -> computer.availability() == Availability.DISABLED)
          .map(Computer::label).toList());
      facts.put("codes", CodeRegistry.of(store).list().stream().filter(code -> code.visibility() == Visibility.SHOWN).count());
    } catch (StoreException e) {
      problems.add(e.getMessage());
    }
    return facts;
  }

  private Object settings() {
    try {
      return new LinkedHashMap<>(new Settings(shell.home()).changed());
    } catch (StoreException e) {
      problems.add(e.getMessage());
      return null;
    }
  }

  private void print(Map<String, Object> facts) {
    line("version", facts.get("version"));
    line("java", facts.get("java"));
    line("home", facts.get("home"));
    if (facts.get("store") instanceof Map<?, ?> store && store.containsKey("bytes")) {
      line("store", store.get("kind") + " " + store.get("place") + ", " + megabytes((Long) store.get("bytes")));
      line("computers", names(store.get("computers")) + (store.get("disabled_computers") instanceof List<?> off && !off.isEmpty()
          ? ", of which are disabled: " + names(off) : ""));
      line("processes", store.get("processes") instanceof Map<?, ?> counts && !counts.isEmpty() ? counts : "none yet");
    }
    line("daemon", facts.get("daemon") == null ? "not running (start it with 'clew daemon start')" : "running "
        + facts.get("daemon"));
    for (var problem : problems) shell.out().println(" ⨯ " + problem);
  }

  private static String names(Object list) {
    return list instanceof List<?> all ? String.join(", ", all.stream().map(String::valueOf).toList()) : "";
  }

  private void line(String name, Object value) {
    shell.out().printf(" ✔ %-10s %s%n", name + ":", value);
  }

  private static String megabytes(long bytes) {
    return String.format(java.util.Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
