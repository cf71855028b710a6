package org.clew.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.process.Birth;
import org.clew.process.Call;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.spec.ProcessKind;

/** A work chain with four inputs is created; its first step makes a calcfunction and a child, and waits for the child. */
final class TypicalEvents {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final Birth CHAIN = birth(10, ProcessKind.WORKCHAIN, "arithmetic.multiply_add", null,
      Map.of("x", value(1), "y", value(2), "z", value(3), "code", value(4)));
  private static final Birth PRODUCT =
      birth(11, ProcessKind.CALCFUNCTION, "arithmetic.multiply", CHAIN.node(), Map.of("x", value(1), "y", value(2)));
  private static final Birth CHILD =
      birth(13, ProcessKind.CALCJOB, "arithmetic.add", CHAIN.node(), Map.of("x", value(12), "y", value(3), "code", value(4)));

  static final ProcessEvent CREATED = new ProcessEvent.Created(CHAIN);
  static final ProcessEvent STEP_DONE = new ProcessEvent.StepDone(AT, "multiply",
      Map.of("product", Map.of("$node", 12L), "iteration", 1L, "energy", -1.25), Set.of(), Map.of("product", value(12)),
      List.of(new Call(PRODUCT, "multiply#1#0", new Outcome("finished", 0, null, Map.of("result", value(12))), AT)),
      List.of(CHILD), List.of(CHILD.node().uuid()), List.of(), null, "add");

  private TypicalEvents() {}

  private static Birth birth(long pk, ProcessKind kind, String type, NodeRef parent, Map<String, Value> inputs) {
    return new Birth(new NodeRef(pk, uuid(pk)), kind, type, type, "", "", "sha256:0c1d2e3f", inputs,
        Map.of("options", Map.of("resources", Map.of("num_machines", 1L))), parent, "call", Map.of("code", "sha256:9e8f7a6b"),
        AT);
  }

  private static Value value(long pk) {
    return new Value(pk, uuid(pk), "data.int", pk, Value.Origin.KNOWN);
  }

  private static UUID uuid(long pk) {
    return new UUID(0x0190000000007000L, 0x8000000000000000L | pk);
  }
}
