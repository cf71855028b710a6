package org.clew.cli.cache;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.clew.caching.ComputerIdentity;
import org.clew.caching.StoredParts;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Table;
import org.clew.hash.Difference;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.PlainJson;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says why a calculation was or was not taken from the cache, or what two calculations do not have in common. */
@Command
public final class CacheExplain extends StoreCommand {
  private static final int LONGEST = 40;

  @Parameters(paramLabel = "PK", index = "0", description = "The calculation: pk, uuid, start of its uuid, or label.")
  String first;

  @Parameters(paramLabel = "OTHER", index = "1", arity = "0..1", description = "Another calculation to compare it with.")
  String second;

  public CacheExplain(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var registry = ComputerRegistry.of(store, shell.home());
    var computers = ComputerIdentity.of(label -> registry.find(label).map(ComputerRegistry.Entry::computer));
    var calculation = CacheMark.calculation(store, first);
    if (second == null) explain(Findings.of(store, shell.home(), computers, calculation));
    else compare(store, computers, calculation, CacheMark.calculation(store, second));
    return 0;
  }

  private void compare(Store store, UnaryOperator<String> computers, ProcessRow a, ProcessRow b) {
    var differences = Difference.between(StoredParts.of(store.graph(), a), StoredParts.of(store.graph(), b), computers);
    if (json) {
      var plain = new LinkedHashMap<String, Object>();
      plain.put("a", a.pk());
      plain.put("b", b.pk());
      plain.put("same", differences.isEmpty());
      plain.put("differences", differences.stream().map(CacheExplain::json).toList());
      shell.json(plain);
    } else if (differences.isEmpty()) {
      shell.out().println(name(a) + " and " + name(b) + " compute the same.");
    } else {
      table(differences, a.pk(), b.pk());
    }
  }

  private void explain(Findings findings) {
    if (json) {
      shell.json(findings.json());
      return;
    }
    var calculation = findings.calculation();
    shell.out().println(name(calculation) + " " + findings.sentence());
    shell.out().println("As the settings are now, " + calculation.processType() + " " + findings.settingsSentence());
    if (!findings.equal().isEmpty()) {
      shell.out().println();
      var table = new Table("Equal", "Ended", "Can be used");
      for (var one : findings.equal()) table.row(one.process().pk(), one.process().state(), one.objection().orElse("yes"));
      table.print(shell.out(), shell.columns());
    }
    findings.nearest().ifPresent(nearest -> {
      shell.out().println();
      shell.out().println("No other calculation is equal. The nearest one, " + name(nearest.process()) + ", differs:");
      table(nearest.differences(), calculation.pk(), nearest.process().pk());
    });
  }

  private void table(List<Difference> differences, long a, long b) {
    var table = new Table("Where", String.valueOf(a), String.valueOf(b));
    for (var each : differences) table.row(each.path(), text(each.left()), text(each.right()));
    table.print(shell.out(), shell.columns());
  }

  private static String text(Object plain) {
    return plain == null ? "-" : Table.cut(plain instanceof String text ? text : PlainJson.write(plain), LONGEST);
  }

  static Map<String, Object> json(Difference difference) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("path", difference.path());
    plain.put("a", difference.left());
    plain.put("b", difference.right());
    return plain;
  }

  private static String name(ProcessRow process) {
    return process.processLabel() + "<" + process.pk() + ">";
  }
}
