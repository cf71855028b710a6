package org.clew.examples.xtb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.data.Dict;
import org.clew.data.ListData;
import org.clew.data.StructureData;
import org.clew.function.CalcFunction;
import org.clew.function.Dynamic;

/** The result of {@link XtbSurvey}: a row for each molecule. */
public final class SurveyTable {
  private static final int SHOWN = 6;

  private SurveyTable() {}

  /** Each molecule is a namespace with {@code structure}, {@code frequencies} and {@code thermochemistry}. */
  @CalcFunction(value = "xtb.tabulate", help = "Puts what was found of several molecules into one table.")
  public static Dict tabulate(@Dynamic Map<String, Object> molecules) {
    var rows = new LinkedHashMap<String, Object>();
    molecules.forEach((name, values) -> rows.put(name, row((Map<?, ?>) values)));
    return new Dict(rows);
  }

  private static Map<String, Object> row(Map<?, ?> found) {
    var row = new LinkedHashMap<String, Object>();
    row.put("formula", Molecules.formula((StructureData) found.get("structure")));
    var thermochemistry = plain(found.get("thermochemistry"));
    for (var key : List.of("energy", "zero_point_energy", "enthalpy", "free_energy")) row.put(key, thermochemistry.get(key));
    row.put("frequencies", found.get("frequencies") instanceof ListData list ? list.value() : found.get("frequencies"));
    return row;
  }

  private static Map<?, ?> plain(Object mapping) {
    return mapping instanceof Dict dict ? dict.value() : (Map<?, ?>) mapping;
  }

  /** For people; of many frequencies the lowest and the highest are shown. */
  static String text(Dict table) {
    var head = String.format(Locale.ROOT, "%-12s %-8s %13s %9s %15s  %s%n", "", "formula", "energy, eV", "ZPE, eV",
        "free energy, eV", "frequencies, 1/cm");
    return table.value().entrySet().stream().map(entry -> line(entry.getKey(), (Map<?, ?>) entry.getValue()))
        .collect(Collectors.joining("", head, ""));
  }

  private static String line(String name, Map<?, ?> row) {
    var frequencies = ((List<?>) row.get("frequencies")).stream().map(f -> Math.round(((Number) f).doubleValue())).toList();
    var shown = frequencies.size() <= SHOWN ? frequencies.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : frequencies.size() + " from " + frequencies.getFirst() + " to " + frequencies.getLast();
    return String.format(Locale.ROOT, "%-12s %-8s %13.4f %9.4f %15.4f  %s%n", name, row.get("formula"), row.get("energy"),
        row.get("zero_point_energy"), row.get("free_energy"), shown);
  }
}
