package org.clew.cli.computer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.Suggestions;
import org.clew.computer.ComputerReader;

/**
 * What the fields of a computer must be.
 *
 * @param transports names of those that are installed
 * @param schedulers names of those that are installed
 */
record SetupRules(Collection<String> transports, Collection<String> schedulers) {

  /** All that is wrong; each field is read alone, by the rules that hold for a whole computer. */
  List<Detail> problems(Map<String, Object> tree) {
    var problems = new ArrayList<Detail>();
    if (!(tree.get("label") instanceof String)) problems.add(new Detail("label", "a computer needs a label: give --label"));
    tree.forEach((key, value) -> {
      var wrong = problem(key, value);
      if (wrong != null) problems.add(new Detail(key, wrong));
    });
    if (tree.get("transport") instanceof String transport && transports.contains(transport) && !transport.equals("local")
        && !tree.containsKey("hostname"))
      problems.add(new Detail("hostname", "a computer that is reached by " + transport + " needs a hostname: give --hostname"));
    if ("lsf".equals(tree.get("scheduler")) && tree.get("default_mpiprocs_per_machine") instanceof Long count && count > 0)
      problems.add(new Detail("default_mpiprocs_per_machine", "LSF counts slots, not machines: leave it out"));
    return problems;
  }

  /** What is wrong with one field, or null. */
  String problem(String key, Object value) {
    if (!ComputerReader.keys().contains(key)) return "there is no such field." + Suggestions.sentence(key, ComputerReader.keys());
    var single = new LinkedHashMap<String, Object>(Map.of("label", "x"));
    single.put(key, value);
    try {
      ComputerReader.read(single);
    } catch (IllegalArgumentException e) {
      return e.getMessage().replaceFirst("^computer: (field '" + key + "' )?", "");
    }
    return switch (key) {
      case "transport" -> known("transport", value, transports);
      case "scheduler" -> known("scheduler", value, schedulers);
      case "default_mpiprocs_per_machine", "default_memory_kb", "max_connections" -> value instanceof Double
          ? "must be a whole number, found " + value : null;
      case "label" -> ((String) value).matches("\\S+") ? null : "must not contain blanks";
      case "hostname" -> ((String) value).isBlank() || ((String) value).startsWith("-") ? "'" + value + "' is no name of a host"
          : null;
      default -> null;
    };
  }

  private static String known(String what, Object value, Collection<String> names) {
    if (value == null || names.contains(value)) return null;
    return "there is no " + what + " '" + value + "'." + Suggestions.sentence((String) value, names) + " Installed are "
        + String.join(", ", names) + ".";
  }
}
