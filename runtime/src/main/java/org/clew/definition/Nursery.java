package org.clew.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.clew.cache.CalcCache;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.plugin.PluginServices;
import org.clew.process.Birth;
import org.clew.process.Env;
import org.clew.spec.SplitInputs;
import org.clew.spec.ValidationError;
import org.clew.spec.ValidationException;

/**
 * Makes births: serialises, completes and validates inputs and keeps them as values. What is born here exists only once its first
 * event is durable.
 *
 * @param versions what to note of the code of a definition, plain
 * @param check what is asked of inputs besides their spec
 * @param cache calculations that were done before
 */
public record Nursery(Env env, Function<Definition, Map<String, Object>> versions, InputCheck check, CalcCache cache) {

  public Nursery(Env env, Function<Definition, Map<String, Object>> versions, InputCheck check) {
    this(env, versions, check, CalcCache.NONE);
  }

  public Nursery(Env env, Function<Definition, Map<String, Object>> versions) {
    this(env, versions, InputCheck.NONE);
  }

  /**
   * @param raw nested inputs by port name, raw values and data mixed
   * @param parent the caller, or null
   * @throws org.clew.spec.ValidationException with everything that is wrong with the inputs
   */
  public Birth birth(Definition definition, Map<String, ?> raw, NodeRef node, NodeRef parent) {
    return PluginServices.call(definition.owner(), () -> born(definition, raw, node, parent));
  }

  private Birth born(Definition definition, Map<String, ?> raw, NodeRef node, NodeRef parent) {
    var spec = definition.spec();
    var values = spec.process(raw).orThrow();
    var problems = new ArrayList<>(check.problems(definition, values));
    if (parent != null && values.get("metadata") instanceof Map<?, ?> metadata && Boolean.TRUE.equals(metadata.get("dry_run")))
      problems.add(new ValidationError("inputs.metadata.dry_run", "a process that is called by another one cannot be a dry run"));
    if (!problems.isEmpty()) throw new ValidationException(problems);
    var split = SplitInputs.of(spec.inputs(), values);
    var inputs = new LinkedHashMap<String, Value>();
    split.linked().forEach((label, data) -> inputs.put(label, env.keep(data)));
    var own = split.metadata().get("metadata") instanceof Map<?, ?> tree ? tree : Map.of();
    return hashed(new Birth(node, spec.kind(), spec.name(), definition.label(), text(own, "label"), text(own, "description"),
        definition.fingerprint(), inputs, split.metadata(), parent, parent == null ? null : callLabel(own),
        versions.apply(definition), env.now()), split);
  }

  /** With its hash when it is a calculation; none when values that are kept nowhere may decide its result. */
  public Birth hashed(Birth birth, SplitInputs inputs) {
    return birth.kind().isCalculation() && inputs.nonStored().isEmpty() ? birth.withHash(cache.hash(birth)) : birth;
  }

  private static String callLabel(Map<?, ?> metadata) {
    var label = text(metadata, "call_link_label");
    return label == null ? "CALL" : label;
  }

  private static String text(Map<?, ?> metadata, String key) {
    return metadata.get(key) instanceof String text ? text : null;
  }
}
