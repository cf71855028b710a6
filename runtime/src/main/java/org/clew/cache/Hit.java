package org.clew.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.process.Env;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;

/**
 * A finished calculation that computes what another one would.
 *
 * @param exitMessage may be null
 * @param outputs by link label, as that calculation has them
 */
public record Hit(NodeRef source, int exitStatus, String exitMessage, Map<String, Value> outputs) {

  /** The end of a calculation that takes its place: new nodes with the same content and notes, under the same link labels. */
  public Outcome outcome(Env env) {
    var clones = LinkedHashMap.<String, Value>newLinkedHashMap(outputs.size());
    outputs.forEach((label, value) -> {
      var node = env.newNode();
      clones.put(label, new Value(node.pk(), node.uuid(), value.type(), value.plain(), Value.Origin.NEW, value.note()));
    });
    return new Outcome("finished", exitStatus, exitMessage, clones);
  }

  public ProcessEvent.Cached event(Env env) {
    var outcome = outcome(env);
    return new ProcessEvent.Cached(env.now(), source.uuid(), exitStatus, exitMessage, outcome.outputs());
  }
}
