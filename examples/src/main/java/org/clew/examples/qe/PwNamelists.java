package org.clew.examples.qe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clew.data.Dict;

/** Namelists of Fortran, and which variables of pw.x a user may set in them. */
final class PwNamelists {
  private static final Set<String> LISTS = Set.of("control", "system", "electrons");
  /** Written from ports, or read by the parser. */
  private static final Set<String> OWN = Set.of("calculation", "prefix", "outdir", "wfcdir", "pseudo_dir", "tprnfor", "tstress",
      "max_seconds", "verbosity", "ibrav", "celldm", "a", "b", "c", "cosab", "cosac", "cosbc", "nat", "ntyp", "ecutwfc",
      "ecutrho");

  private PwNamelists() {}

  /** Null when nothing is wrong. */
  static String problem(Dict parameters) {
    var problems = new ArrayList<String>();
    parameters.value().forEach((list, variables) -> {
      if (!LISTS.contains(list.toLowerCase(Locale.ROOT))) problems.add("'" + list + "' is none of control, system and electrons");
      else if (variables instanceof Map<?, ?> map) map.forEach((name, value) -> judge(list, name.toString(), value, problems));
      else problems.add(list + " must be a mapping of variables");
    });
    return problems.isEmpty() ? null : String.join("; ", problems);
  }

  private static void judge(String list, String name, Object value, List<String> problems) {
    var plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\(.*", "");
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*(\\([0-9]+(,[0-9]+)*\\))?")) problems.add(list + ": '" + name + "' is no variable");
    else if (OWN.contains(plain)) problems.add(list + "." + name + " is set from the other inputs");
    else if (!isLiteral(value)) problems.add(list + "." + name + " must be a truth value, number or text, found " + value);
  }

  private static boolean isLiteral(Object value) {
    return value instanceof Boolean || value instanceof Number || value instanceof String s && s.chars().allMatch(c -> c >= ' ');
  }

  /** The parameters with names in lower case; they have no {@link #problem}. */
  static Map<String, Map<String, Object>> given(Dict parameters) {
    var lists = new LinkedHashMap<String, Map<String, Object>>();
    parameters.value().forEach((list, variables) -> {
      var lower = lists.computeIfAbsent(list.toLowerCase(Locale.ROOT), _ -> new LinkedHashMap<>());
      ((Map<?, ?>) variables).forEach((name, value) -> lower.put(name.toString().toLowerCase(Locale.ROOT), value));
    });
    return lists;
  }

  static String text(Map<String, Map<String, Object>> lists) {
    var text = new StringBuilder();
    lists.forEach((list, variables) -> {
      text.append('&').append(list.toUpperCase(Locale.ROOT)).append('\n');
      variables.forEach((name, value) -> text.append("  ").append(name).append(" = ").append(literal(value)).append('\n'));
      text.append("/\n");
    });
    return text.toString();
  }

  /** As Fortran reads it in double precision. */
  private static String literal(Object value) {
    return switch (value) {
      case Boolean b -> b ? ".true." : ".false.";
      case Double d -> d.toString().replace('E', 'd');
      case Number n -> n.toString();
      default -> "'" + value.toString().replace("'", "''") + "'";
    };
  }
}
