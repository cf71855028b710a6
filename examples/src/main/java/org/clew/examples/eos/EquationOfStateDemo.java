package org.clew.examples.eos;

import java.nio.file.Path;
import java.util.Map;
import org.clew.cli.DemoProvider;

/** The demo: argon, with every input as {@link EquationOfState} has it by default. */
public final class EquationOfStateDemo implements DemoProvider {
  @Override public String process() {
    return EquationOfStatePorts.SPEC.name();
  }

  @Override public Map<String, Object> inputs(Path home) {
    return Map.of();
  }

  @Override public String summary(Map<String, Object> outputs) {
    return Comparison.of(outputs);
  }
}
