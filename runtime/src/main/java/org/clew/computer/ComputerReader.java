package org.clew.computer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clew.computer.Computer.Availability;
import org.clew.computer.Computer.Mpirun;
import org.clew.computer.Computer.Quotes;
import org.clew.computer.Computer.ScriptTexts;
import org.clew.computer.Computer.WorkDir;

/** Reads a computer from a plain tree as {@link Computer#plain()} writes it, or as people write it in a file. */
public final class ComputerReader {
  private static final Set<String> KEYS = Collections.unmodifiableSet(Computer.localhost("/").plain().keySet());

  private final Map<String, ?> tree;

  private ComputerReader(Map<String, ?> tree) {
    this.tree = tree;
  }

  /** Names of all fields, in the order of {@link Computer#plain()}. */
  public static Set<String> keys() {
    return KEYS;
  }

  /** @throws IllegalArgumentException naming the unknown or wrong field */
  public static Computer read(Map<String, ?> tree) {
    var unknown = new TreeSet<>(tree.keySet());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) throw new IllegalArgumentException("computer: unknown fields " + unknown + "; known are " + KEYS);
    return new ComputerReader(tree).computer();
  }

  private Computer computer() {
    var label = required("label");
    var transport = text("transport", "local");
    var interval = number("minimum_poll_interval", transport.equals("local") ? 0.1 : 10);
    return new Computer(label, text("hostname", label), text("description", ""), transport, text("scheduler", "direct"),
        new WorkDir(text("work_dir", "/scratch/{username}/clew_run")),
        new Mpirun(words(), (int) number("default_mpiprocs_per_machine", 0), (long) number("default_memory_kb", 0)),
        new ScriptTexts(text("shebang", null), text("prepend_text", ""), text("append_text", ""),
            truth("use_double_quotes", false) ? Quotes.DOUBLE : Quotes.SINGLE),
        interval, limits(transport), truth("enabled", true) ? Availability.ENABLED : Availability.DISABLED);
  }

  private Limits limits(String transport) {
    var standard = transport.equals("local") ? Limits.LOCAL : Limits.REMOTE;
    var jobs = new LinkedHashMap<String, Integer>();
    switch (tree.get("job_limits")) {
      case null -> { }
      case Map<?, ?> map -> map.forEach((name, count) -> {
        if (!(count instanceof Number number)) throw wrong("job_limits." + name, "a whole number");
        jobs.put(String.valueOf(name), number.intValue());
      });
      default -> throw wrong("job_limits", "a mapping of names to whole numbers");
    }
    return new Limits((int) number("max_connections", standard.connections()), number("safe_interval", standard.safeInterval()),
        number("commands_per_minute", standard.commandsPerMinute()),
        number("transfers_per_minute", standard.transfersPerMinute()), jobs);
  }

  private List<String> words() {
    return switch (tree.get("mpirun_command")) {
      case null -> List.of("mpirun", "-np", "{tot_num_mpiprocs}");
      case String line -> line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
      case List<?> list -> {
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(String.valueOf(word)));
        yield words;
      }
      default -> throw wrong("mpirun_command", "a list of words");
    };
  }

  private String required(String key) {
    var value = text(key, null);
    if (value == null) throw wrong(key, "text");
    return value;
  }

  private String text(String key, String otherwise) {
    return switch (tree.get(key)) {
      case null -> otherwise;
      case String s -> s;
      default -> throw wrong(key, "text");
    };
  }

  private double number(String key, double otherwise) {
    return switch (tree.get(key)) {
      case null -> otherwise;
      case Number n -> n.doubleValue();
      default -> throw wrong(key, "a number");
    };
  }

  private boolean truth(String key, boolean otherwise) {
    return switch (tree.get(key)) {
      case null -> otherwise;
      case Boolean b -> b;
      default -> throw wrong(key, "true or false");
    };
  }

  private IllegalArgumentException wrong(String key, String expected) {
    return new IllegalArgumentException("computer: field '" + key + "' must be " + expected + ", found " + tree.get(key));
  }
}
