package org.clew.cli.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Table;
import org.clew.data.StructureData;
import org.clew.data.array.ArrayData;
import org.clew.store.PlainJson;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a value: what it is, and its content as far as that can be read. */
@Command
public final class DataShow extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "The node: pk, uuid, start of its uuid, or label.")
  String identifier;

  @Option(names = "--array", paramLabel = "NAME", description = "Print all values of this array.")
  String array;

  public DataShow(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var stored = StoredData.named(store, shell.home(), identifier);
    if (array != null) {
      shell.out().writeBytes(Exports.array(stored, json ? "json" : "csv", array));
      return 0;
    }
    var facts = Facts.of(stored.value());
    if (json) shell.json(withIdentity(stored, facts));
    else print(stored, facts);
    return 0;
  }

  private static Map<String, Object> withIdentity(StoredData stored, Map<String, Object> facts) {
    var all = new LinkedHashMap<String, Object>();
    all.put("pk", stored.node().pk());
    all.put("uuid", stored.node().uuid().toString());
    all.put("type", stored.node().nodeType());
    all.put("label", stored.node().label());
    all.put("facts", facts);
    return all;
  }

  private void print(StoredData stored, Map<String, Object> facts) {
    var out = shell.out();
    out.println(stored.node().nodeType() + " <" + stored.node().pk() + ">"
        + (stored.node().label().isEmpty() ? "" : " '" + stored.node().label() + "'"));
    switch (stored.value()) {
      case StructureData _ -> structure(facts);
      case ArrayData data -> arrays(data, facts);
      default -> facts.forEach((key, value) -> out.println(key + ": " + text(value)));
    }
  }

  private void structure(Map<String, Object> facts) {
    facts.forEach((key, value) -> {
      if (!key.equals("sites") && !key.equals("cell")) shell.out().println(key + ": " + text(value));
    });
    if (facts.get("cell") instanceof List<?> cell) {
      shell.out().println();
      rows(new Table("cell, Å", "x", "y", "z"), cell, 'a');
    }
    shell.out().println();
    var table = new Table("site", "x, Å", "y, Å", "z, Å");
    for (var site : (List<?>) facts.get("sites")) table.row(((List<?>) rounded(site)).toArray());
    table.print(shell.out(), 0);
  }

  private void rows(Table table, List<?> rows, char first) {
    char name = first;
    for (var row : rows) {
      var v = (List<?>) rounded(row);
      table.row(name++, v.get(0), v.get(1), v.get(2));
    }
    table.print(shell.out(), 0);
  }

  private void arrays(ArrayData data, Map<String, Object> facts) {
    facts.forEach((key, value) -> {
      if (!key.equals("arrays")) shell.out().println(key + ": " + text(value));
    });
    var table = new Table("array", "type", "shape", "values");
    data.arrays().forEach((name, file) -> {
      var values = ((Map<?, ?>) ((Map<?, ?>) facts.get("arrays")).get(name)).get("values");
      table.row(name, file.type().durable(), file.shape(),
          values == null ? "see --array " + name : Table.cut(PlainJson.write(values), 80));
    });
    table.print(shell.out(), shell.columns());
  }

  private static String text(Object value) {
    return value instanceof String text ? text : PlainJson.write(rounded(value));
  }

  /** Ten digits are enough for people; JSON and files have all of them. */
  private static Object rounded(Object value) {
    return switch (value) {
      case Double number when Double.isFinite(number) -> new BigDecimal(number).round(new MathContext(10)).doubleValue();
      case List<?> list -> list.stream().map(DataShow::rounded).toList();
      case null, default -> value;
    };
  }
}
