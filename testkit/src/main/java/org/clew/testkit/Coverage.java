package org.clew.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clew.process.ProcessEvent;
import org.clew.spec.ExitCode;
import org.clew.spec.ExitCodes;
import org.clew.workchain.ChainDefinition;

/**
 * What runs of a work chain have reached of it: each step, each condition both ways, and each exit code that its class declares.
 * Safe for many threads.
 */
public final class Coverage {
  /** Of nothing. */
  static final Coverage NONE = new Coverage("", List.of(), List.of());

  private final String process;
  private final List<String> all;
  private final List<ExitCode> codes;
  private final Set<String> reached = new LinkedHashSet<>();

  private Coverage(String process, List<String> all, List<ExitCode> codes) {
    this.process = process;
    this.all = all;
    this.codes = codes;
  }

  static Coverage of(ChainDefinition<?, ?, ?> definition) {
    var codes = List.copyOf(ExitCodes.declaredBy(definition.owner()));
    var program = definition.program();
    var all = new ArrayList<String>();
    program.steps().forEach(path -> all.add(step(path)));
    program.conditions().forEach(path -> all.addAll(Arrays.asList(condition(path, true), condition(path, false))));
    codes.forEach(code -> all.add(code(code)));
    return new Coverage(definition.name(), List.copyOf(all), codes);
  }

  private static String step(String path) {
    return "step '" + path + "'";
  }

  private static String condition(String path, boolean holds) {
    return "condition '" + path + "' being " + holds;
  }

  private static String code(ExitCode code) {
    return "exit code " + code.status() + " " + code.label();
  }

  synchronized void decided(String path, boolean holds) {
    reached.add(condition(path, holds));
  }

  synchronized void happened(ProcessEvent event) {
    switch (event) {
      case ProcessEvent.StepDone done -> reached.add(step(done.step()));
      case ProcessEvent.Finished finished -> codes.stream().filter(code -> code.status() == finished.exitStatus()).findFirst()
          .ifPresent(code -> reached.add(code(code)));
      default -> { }
    }
  }

  /** What was never reached, in words, in the order of the outline. */
  public synchronized List<String> unreached() {
    return all.stream().filter(item -> !reached.contains(item)).toList();
  }

  /** Of all steps, outcomes of conditions and exit codes; 100 when all were reached. */
  public int percent() {
    return all.isEmpty() ? 100 : 100 * (all.size() - unreached().size()) / all.size();
  }

  /** For people. */
  @Override public String toString() {
    var unreached = unreached();
    return percent() + " % of '" + process + "'"
        + (unreached.isEmpty() ? "" : "; never reached: " + String.join(", ", unreached));
  }
}
