package org.clew.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Collects the inputs of one process step by step; each value is converted and validated against its port at once.
 *
 * <p>Paths are dotted and relative to the inputs, {@code base.pw.parameters}. A call that fails throws {@link
 * ValidationException}
 * with every error and changes nothing. Not thread-safe.
 */
public final class InputsBuilder {
  private final String title;
  private final PortNamespace inputs;
  private final PortConversion conversion;
  private Map<String, Object> values = new LinkedHashMap<>();

  public InputsBuilder(ProcessSpec spec) {
    this(spec, TextParser.NONE, Resolver.NONE);
  }

  /** With a reader for typed lists and mappings, and a finder of stored values. */
  public InputsBuilder(ProcessSpec spec, TextParser parser, Resolver resolver) {
    this.title = spec.name();
    this.inputs = spec.inputs();
    this.conversion = new PortConversion(parser, resolver);
  }

  /** Sets a port, or replaces a whole namespace by a mapping or record, which must then be complete. */
  public InputsBuilder set(String path, Object value) {
    return atomically((placing, draft) -> placing.set(draft, path, value));
  }

  /** Sets a port to what the text means for its type: {@code 3} is a number for an Int port and a text for a Str port. */
  public InputsBuilder setText(String path, String text) {
    return atomically((placing, draft) -> placing.setText(draft, path, text));
  }

  /**
   * Sets all values of a nested mapping, port by port, keeping what is set beside them at any depth; null sets nothing in a
   * namespace.
   */
  public InputsBuilder merge(Map<String, ?> nested) {
    return atomically((placing, draft) -> placing.merge(draft, "", nested));
  }

  /** Sets the top names; in a namespace each name below is replaced as a whole. */
  public InputsBuilder update(Map<String, ?> nested) {
    return atomically((placing, draft) -> placing.update(draft, nested));
  }

  /** Starts again with these values, set together. */
  public InputsBuilder from(Map<String, ?> nested) {
    return atomically((placing, draft) -> {
      draft.clear();
      placing.merge(draft, "", nested);
    });
  }

  /** Removes the value or the whole namespace at the path; nothing happens when there is none. */
  public InputsBuilder unset(String path) {
    Trees.remove(values, path);
    return this;
  }

  /**
   * What is set at the path, else the default of the port, else null.
   *
   * @throws ValidationException when there is no such port
   */
  public Object get(String path) {
    if (Trees.has(values, path)) return Trees.get(values, path);
    var target = BuilderTarget.of(inputs, path);
    return switch (target.port()) {
      case InputPort port -> port.standard().map(PortDefault::value).orElse(null);
      case PortNamespace namespace -> namespace.standard().map(PortDefault::value).orElse(null);
      case OutputPort _ -> null;
      case null -> null;
    };
  }

  /** What was set, pruned: namespaces without any value are left out; nulls, empty lists and empty dictionaries stay. */
  public Map<String, Object> inputs() {
    return prune(values, inputs);
  }

  /** What was set, with empty namespaces. */
  public Map<String, Object> unpruned() {
    return copy(values);
  }

  /** Inputs given otherwise, with the values of this builder put over them at any depth. */
  public Map<String, Object> over(Map<String, ?> others) {
    var merged = copy(others);
    overlay(merged, inputs(), inputs);
    return merged;
  }

  private InputsBuilder atomically(BiConsumer<BuilderPlacing, Map<String, Object>> change) {
    List<ValidationError> errors = new ArrayList<>(0);
    var draft = copy(values);
    change.accept(new BuilderPlacing(inputs, conversion, errors), draft);
    if (!errors.isEmpty()) throw new ValidationException(errors);
    values = draft;
    return this;
  }

  private static void overlay(Map<String, Object> under, Map<String, Object> over, PortNamespace namespace) {
    over.forEach((name, value) -> {
      var port = namespace == null ? null : namespace.byName().get(name);
      boolean group = !(port instanceof InputPort) && value instanceof Map<?, ?> && under.get(name) instanceof Map<?, ?>;
      if (group) overlay(Trees.asTree((Map<?, ?>) under.get(name)), Trees.asTree((Map<?, ?>) value), inner(port));
      else under.put(name, value);
    });
  }

  private static Map<String, Object> prune(Map<String, Object> tree, PortNamespace namespace) {
    var pruned = new LinkedHashMap<String, Object>();
    tree.forEach((name, value) -> {
      var port = namespace == null ? null : namespace.byName().get(name);
      if (port instanceof InputPort || !(value instanceof Map<?, ?> map)) {
        pruned.put(name, value);
        return;
      }
      var inside = prune(Trees.asTree(map), inner(port));
      if (!inside.isEmpty()) pruned.put(name, inside);
    });
    return pruned;
  }

  private static PortNamespace inner(Port port) {
    return port instanceof PortNamespace namespace ? namespace : null;
  }

  private static Map<String, Object> copy(Map<String, ?> tree) {
    var copy = new LinkedHashMap<String, Object>();
    tree.forEach((name, value) -> copy.put(name, value instanceof Map<?, ?> map ? copy(Trees.asTree(map)) : value));
    return copy;
  }

  /** Every port with what is set there, else its default, and its help: for people who fill in the rest. */
  public String explained() {
    return title + "\n" + BuilderText.explained(values, inputs);
  }

  /** Name of the process and the values, in the manner of YAML. */
  @Override
  public String toString() {
    return title + "\n" + BuilderText.of(inputs(), inputs);
  }
}
