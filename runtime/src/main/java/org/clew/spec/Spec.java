package org.clew.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The contract of a process in its own code, beside its records; immutable, every method gives a changed copy.
 *
 * <pre>{@code
 * Spec.named("arithmetic.multiply_add").describe("Multiplies two numbers and adds a third.")
 *     .help(In::x, "Left factor").defaultTo(In::y, new Int(3))
 *     .validate(In::z, z -> z.value() < 0 ? "must not be negative" : null)
 * }</pre>
 *
 * <p>The records need not be named: they are read from the type arguments of the process class. Components of records inside the
 * inputs
 * are named the same way; a setting then holds wherever that record is used. Exit codes in static fields of the process class
 * belong
 * to the contract by themselves, {@link #exits} adds others.
 */
public final class Spec {
  private final String name;
  private final String description;
  private final Class<? extends Record> in;
  private final Class<? extends Record> out;
  private final List<Setting> settings;
  private final List<ExitCode> exits;
  private final List<TypedExposure> exposed;

  /** One change to the port of a component; the slot converts between values of component and port. */
  private record Setting(PropertyRef property, Edit edit) {
    interface Edit {
      Port apply(Port port, Slot slot);
    }
  }

  private Spec(String name, String description, Class<? extends Record> in, Class<? extends Record> out, List<Setting> settings,
      List<ExitCode> exits, List<TypedExposure> exposed) {
    this.name = name;
    this.description = description;
    this.in = in;
    this.out = out;
    this.settings = settings;
    this.exits = exits;
    this.exposed = exposed;
  }

  /** A contract with a durable name such as {@code arithmetic.add}; it never changes, the class may. */
  public static Spec named(String name) {
    return new Spec(name, "", null, null, List.of(), List.of(), List.of());
  }

  public Spec describe(String text) {
    return new Spec(name, text, in, out, settings, exits, exposed);
  }

  /** Names the records where the process class does not have them as type arguments. */
  public Spec bind(Class<? extends Record> inputs, Class<? extends Record> outputs) {
    return new Spec(name, description, inputs, outputs, settings, exits, exposed);
  }

  public <R extends Record> Spec help(Property<R, ?> component, String text) {
    return set(component, (port, _) -> switch (port) {
      case InputPort p -> p.help(text);
      case OutputPort p -> p.help(text);
      case PortNamespace p -> p.help(text);
    });
  }

  /**
   * A literal default; Java numbers and texts become data where the port wants data. Validated when the contract is made. Of a
   * record or mapping it is a whole: who gives anything in it gives all of it, see {@link PortNamespace#defaultTo}.
   */
  public <R extends Record> Spec defaultTo(Property<R, ?> component, Object literal) {
    return set(component, (port, slot) -> {
      if (port instanceof PortNamespace namespace)
        return namespace.populatingDefaults().defaultTo(mapping(slot, literal, component));
      var input = input(port, component, "a default");
      var storage = slot.content() instanceof SlotContent.DataLeaf ? PortStorage.NODE : PortStorage.METADATA;
      return input.defaultTo(Coercion.toPort(input, storage, slot.toPort(literal)));
    });
  }

  /** A default computed for each process anew. */
  public <R extends Record, T> Spec defaultTo(Property<R, T> component, Supplier<? extends T> supplier) {
    return set(component, (port, slot) -> port instanceof PortNamespace namespace
        ? namespace.populatingDefaults().defaultFrom(() -> mapping(slot, supplier.get(), component))
        : input(port, component, "a default").defaultFrom(() -> slot.toPort(supplier.get())));
  }

  private static Map<String, ?> mapping(Slot slot, Object value, Property<?, ?> component) {
    var given = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (given == null) return Map.of();
    if (given instanceof Map<?, ?> map) return Trees.asTree(map);
    if (given instanceof Record && slot.toPort(given) instanceof Map<?, ?> map) return Trees.asTree(map);
    throw new IllegalArgumentException(PropertyRef.of(component) + " needs a record or a mapping as its default");
  }

  /** Judges the component's value when it is given and of the right type; null when it is fine, else a message. */
  public <R extends Record, T> Spec validate(Property<R, T> component, Function<? super T, String> check) {
    return set(component, (port, slot) -> {
      PortValidator validator = (value, _) -> check.apply(component(slot, value));
      return switch (port) {
        case InputPort p -> p.validator(PortValidator.both(p.validator(), validator));
        case OutputPort p -> p.validator(PortValidator.both(p.validator(), validator));
        case PortNamespace p -> p.validator(PortValidator.both(p.validator(), validator));
      };
    });
  }

  /** Accepts only these classes, where the component has a common supertype such as {@code Data}. */
  public <R extends Record> Spec types(Property<R, ?> component, Class<?>... types) {
    return set(component, (port, _) -> switch (port) {
      case InputPort p -> p.types(types);
      case OutputPort p -> p.types(types);
      case PortNamespace p -> p.dynamic(types);
    });
  }

  /** Keeps the value on the process node instead of linking it. */
  public <R extends Record> Spec metadata(Property<R, ?> component) {
    return storage(component, PortStorage.METADATA);
  }

  /** Neither links nor stores the value. */
  public <R extends Record> Spec nonStored(Property<R, ?> component) {
    return storage(component, PortStorage.NONE);
  }

  /** Calculation jobs: hands the input to the parser. */
  public <R extends Record> Spec passToParser(Property<R, ?> component) {
    return set(component, (port, _) -> input(port, component, "a way to the parser").passToParser());
  }

  /**
   * The component stands for the inputs of another process: its ports have the help, defaults and validators that they have
   * there, and those that its record does not know, such as {@code metadata}, can be given too.
   *
   * @param source its contract, see {@code WorkChain.contractOf}
   */
  public <R extends Record> Spec exposeInputs(Property<R, ?> component, ProcessSpec source) {
    return exposeInputs(component, source, Exposure.ALL);
  }

  /** As above for some of the ports; what the record requires cannot be left out. */
  public <R extends Record> Spec exposeInputs(Property<R, ?> component, ProcessSpec source, Exposure rules) {
    return expose(component, Direction.INPUTS, source.name(), source.inputs(), rules);
  }

  /** The component stands for the outputs of another process. */
  public <R extends Record> Spec exposeOutputs(Property<R, ?> component, ProcessSpec source) {
    return exposeOutputs(component, source, Exposure.ALL);
  }

  /** As above for some of the ports. */
  public <R extends Record> Spec exposeOutputs(Property<R, ?> component, ProcessSpec source, Exposure rules) {
    return expose(component, Direction.OUTPUTS, source.name(), source.outputs(), rules);
  }

  private <R extends Record> Spec expose(Property<R, ?> component, Direction direction, String process, PortNamespace source,
      Exposure rules) {
    var exposing = set(component, (port, slot) -> TypedExposure.of(PropertyRef.of(component), (PortNamespace) port, slot, process,
        source, rules));
    var all = new ArrayList<>(exposed);
    all.add(new TypedExposure(PropertyRef.of(component), direction, process, rules.of(source).stream().map(Port::name).toList()));
    return new Spec(name, description, in, out, exposing.settings, exits, List.copyOf(all));
  }

  /** Exit codes beside those in static fields of the process class; each needs a label. */
  public Spec exits(ExitCode... codes) {
    var all = new ArrayList<>(exits);
    all.addAll(List.of(codes));
    return new Spec(name, description, in, out, settings, List.copyOf(all), exposed);
  }

  public String name() {
    return name;
  }

  /** The record of the inputs: bound, or read from the type arguments of the process class. */
  public Class<? extends Record> inputs(Class<?> owner) {
    return in != null ? in : RecordArguments.of(owner).getFirst();
  }

  /** The record of the outputs: bound, or read from the type arguments of the process class. */
  public Class<? extends Record> outputs(Class<?> owner) {
    return out != null ? out : RecordArguments.of(owner).getLast();
  }

  /**
   * The untyped contract.
   *
   * @param owner the process class, for its type arguments and its exit codes
   * @throws IllegalArgumentException naming the process and what is wrong with its contract
   */
  public ProcessSpec toProcessSpec(ProcessKind kind, Class<?> owner) {
    try {
      var inputs = inputs(owner);
      var outputs = outputs(owner);
      var base = ProcessSpec.of(name, kind).described(description);
      var own = namespace(inputs, outputs, Direction.INPUTS);
      var codes = base.exitCodes().with(ExitCodes.declaredBy(owner));
      var places = exposed.stream().flatMap(each -> each.places(each.direction() == Direction.INPUTS ? inputs : outputs).stream())
          .toList();
      return new ProcessSpec(name, description, kind, merged(own, base.inputs()), namespace(outputs, inputs, Direction.OUTPUTS),
          codes.with(exits.stream().map(codes::resolve).toList()), places);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("process '" + name + "': " + e.getMessage(), e);
    }
  }

  /** A copy of a record with one component changed: {@code copy(in, In::structure, relaxed)}. */
  public static <R extends Record, T> R copy(R tuple, Property<R, T> component, T value) {
    return Records.copy(tuple, component, value);
  }

  private static PortNamespace merged(PortNamespace own, PortNamespace base) {
    for (var port : base.ports()) {
      var mine = own.byName().get(port.name());
      if (mine == null) own = own.with(port);
      else if (mine instanceof PortNamespace n && port instanceof PortNamespace b) own = own.with(merged(n, b).metadata());
    }
    return own;
  }

  private PortNamespace namespace(Class<? extends Record> type, Class<? extends Record> other, Direction direction) {
    var changes = new LinkedHashMap<String, UnaryOperator<Port>>();
    for (var setting : settings) {
      var property = setting.property();
      var paths = RecordPorts.paths(type, property.owner());
      if (paths.isEmpty() && RecordPorts.paths(other, property.owner()).isEmpty())
        throw new IllegalArgumentException(property + " is neither an input nor an output");
      var slot = RecordShape.of(property.owner()).slot(property.component());
      for (var path : paths) {
        UnaryOperator<Port> edit = port -> setting.edit().apply(port, slot);
        changes.merge(PortName.join(path, slot.port()), edit, (first, second) -> port -> second.apply(first.apply(port)));
      }
    }
    return Records.namespaceOf(type, direction, changes);
  }

  private <R extends Record> Spec storage(Property<R, ?> component, PortStorage storage) {
    return set(component, (port, slot) -> switch (port) {
      case InputPort _ when storage == PortStorage.METADATA && slot.content() instanceof SlotContent.DataLeaf ->
          throw new IllegalArgumentException(PropertyRef.of(component)
              + " is Data and cannot be metadata; declare it as a text, number, truth value, list or mapping of Java");
      case InputPort p -> p.storage(storage);
      case PortNamespace p -> p.storage(storage);
      case OutputPort _ -> throw new IllegalArgumentException(PropertyRef.of(component)
          + " is an output; outputs are always stored");
    });
  }

  private static InputPort input(Port port, Property<?, ?> component, String what) {
    if (port instanceof InputPort input) return input;
    throw new IllegalArgumentException(PropertyRef.of(component) + " cannot have " + what + "; it is not an input port");
  }

  @SuppressWarnings("unchecked")
  private static <T> T component(Slot slot, Object portValue) {
    return (T) slot.toComponent(portValue, "");
  }

  private Spec set(Property<?, ?> component, Setting.Edit edit) {
    var all = new ArrayList<>(settings);
    all.add(new Setting(PropertyRef.of(component), edit));
    return new Spec(name, description, in, out, List.copyOf(all), exits, exposed);
  }

  @Override
  public String toString() {
    return "Spec[" + name + "]";
  }
}
