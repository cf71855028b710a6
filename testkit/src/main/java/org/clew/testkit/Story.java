package org.clew.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.process.ProcessState;

/**
 * What has to be the same whether or not there was a crash, of a process and all its descendants, in words.
 *
 * @param facts by what they are about
 */
record Story(Map<String, String> facts) {

  static Story of(MemoryEngine engine, UUID root) {
    var facts = new LinkedHashMap<String, String>();
    tell(engine, root, "", facts);
    facts.put("number of processes", String.valueOf(engine.states().size()));
    return new Story(facts);
  }

  /** What is not as in the other story, one sentence each. */
  List<String> differences(Story expected) {
    var about = new LinkedHashSet<>(expected.facts.keySet());
    about.addAll(facts.keySet());
    var differences = new ArrayList<String>();
    for (var key : about) {
      var should = expected.facts.getOrDefault(key, "absent");
      var is = facts.getOrDefault(key, "absent");
      if (!should.equals(is)) differences.add(key + " is " + is + ", without a crash it is " + should);
    }
    return differences;
  }

  private static void tell(MemoryEngine engine, UUID id, String place, Map<String, String> facts) {
    var state = engine.states().get(id);
    if (state == null) return;
    facts.put(place + "ending", ending(state));
    facts.put(place + "steps", Steps.of(engine.journal(), id).toString());
    state.outputs().forEach((label, value) -> facts.put(place + "outputs." + label, value.type() + " " + value.plain()));
    facts.put(place + "attributes", Steps.attributes(engine.journal(), id).toString());
    int ordinal = 0;
    for (var child : state.chain().children().entrySet()) {
      var childPlace = place + "child " + ++ordinal + " ";
      facts.put(childPlace + "identity", child.getValue().birth().type() + " " + child.getKey());
      tell(engine, child.getKey(), childPlace, facts);
    }
  }

  private static String ending(ProcessState state) {
    if (!state.isTerminal()) return "none, it is " + state.lifecycle().durable();
    var outcome = state.outcome();
    var status = outcome.exitStatus() == null ? "" : " with exit status " + outcome.exitStatus();
    return outcome.state() + status + (outcome.message() == null ? "" : ": " + outcome.message().replaceAll("\\d+", "#"));
  }
}
