package org.clew.workchain;

import java.util.Map;
import org.clew.data.NodeRef;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.definition.Launchable;
import org.clew.definition.Nursery;
import org.clew.function.ChildFactory;
import org.clew.process.Birth;
import org.clew.process.Ids;
import org.clew.process.Outcome;

/** Children of one process, born in a nursery. */
public record NurseryChildren(Definitions definitions, Nursery nursery, NodeRef parent) implements ChildFactory {

  @Override public Definition definition(Class<? extends Launchable<?, ?>> process) {
    return definitions.of(process);
  }

  @Override public Birth birth(Definition child, Map<String, ?> inputs, String key) {
    return nursery.birth(child, inputs, nursery.env().newNode(Ids.derived(parent.uuid(), key)), parent);
  }

  @Override public <O extends Record> Result<O> result(Class<? extends Launchable<?, O>> process, Outcome outcome) {
    return Results.of(definitions.of(process), outcome, nursery.env());
  }
}
