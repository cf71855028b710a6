package org.clew.spec;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A group of ports, possibly open for undeclared ones; immutable, the methods named after attributes give changed copies.
 *
 * <p>Ports keep the order of their declaration, which is the order of validation. {@code inputs} and {@code outputs} of a
 * process are
 * namespaces themselves, and their names head every error path.
 */
public final class PortNamespace implements Port {
  private final String name;
  private final Map<String, Port> ports;
  private final Settings settings;

  /**
   * Everything of a namespace but its name and ports.
   *
   * @param validTypes types of undeclared values
   * @param required whether an empty namespace is judged at all
   * @param dynamic whether undeclared names are accepted
   * @param populateDefaults whether defaults are filled in when the namespace is given nothing at all
   * @param storage what becomes of values of ports that do not say it themselves; null: as the namespace above says
   * @param validator judges the complete mapping last; null when there is none
   * @param standard the mapping that is taken when nothing is given; null when there is none
   */
  record Settings(List<Class<?>> validTypes, String help, boolean required, boolean dynamic, boolean populateDefaults,
      PortStorage storage, PortValidator validator, PortDefault standard) {
    static final Settings STANDARD = new Settings(List.of(), "", true, false, true, null, null, null);

    Settings {
      validTypes = List.copyOf(validTypes);
      Objects.requireNonNull(help, "help");
    }
  }

  private PortNamespace(String name, Map<String, Port> ports, Settings settings) {
    this.name = PortName.check(name);
    this.ports = ports;
    this.settings = settings;
  }

  public static PortNamespace of(String name, Port... ports) {
    var namespace = new PortNamespace(name, Map.of(), Settings.STANDARD);
    for (var port : ports) namespace = namespace.with(port);
    return namespace;
  }

  /** With the port added, or put in the place of the one of the same name. */
  public PortNamespace with(Port port) {
    var copy = new LinkedHashMap<>(ports);
    copy.put(port.name(), port);
    return new PortNamespace(name, Collections.unmodifiableMap(copy), settings);
  }

  /**
   * With the port at a dotted path added or replaced; namespaces on the way are made when they are missing.
   *
   * @throws IllegalArgumentException when something on the way is a port and no namespace
   */
  public PortNamespace with(String parentPath, Port port) {
    if (parentPath.isEmpty()) return with(port);
    int dot = parentPath.indexOf('.');
    var head = dot < 0 ? parentPath : parentPath.substring(0, dot);
    var rest = dot < 0 ? "" : parentPath.substring(dot + 1);
    return with(namespaceAt(head).with(rest, port));
  }

  /**
   * The namespace at a dotted path, or a new one where there is nothing yet; throws IllegalArgumentException where there is a
   * port.
   */
  PortNamespace namespaceAt(String path) {
    int dot = path.indexOf('.');
    var head = dot < 0 ? path : path.substring(0, dot);
    var inner = switch (ports.get(head)) {
      case PortNamespace there -> there;
      case null -> PortNamespace.of(head);
      case InputPort _, OutputPort _ -> throw new IllegalArgumentException("'" + head + "' is a port of '" + name
          + "', not a namespace; give the namespace another name");
    };
    return dot < 0 ? inner : inner.namespaceAt(path.substring(dot + 1));
  }

  /** Without the port of this name, if there is one. */
  public PortNamespace without(String port) {
    var copy = new LinkedHashMap<>(ports);
    copy.remove(port);
    return new PortNamespace(name, Collections.unmodifiableMap(copy), settings);
  }

  /** The same namespace with other ports. */
  PortNamespace withPorts(Collection<Port> others) {
    var copy = new LinkedHashMap<String, Port>();
    others.forEach(port -> copy.put(port.name(), port));
    return new PortNamespace(name, Collections.unmodifiableMap(copy), settings).withoutStrangersInDefault();
  }

  /** What is not declared any more is not in a literal default any more. */
  private PortNamespace withoutStrangersInDefault() {
    return settings.standard instanceof PortDefault.Literal(Map<?, ?> mapping)
        ? standard(new PortDefault.Literal(declared(this, mapping))) : this;
  }

  private static Map<String, Object> declared(PortNamespace namespace, Map<?, ?> mapping) {
    var kept = new LinkedHashMap<String, Object>();
    mapping.forEach((key, value) -> {
      var port = namespace.byName().get(key);
      if (port instanceof PortNamespace inner && value instanceof Map<?, ?> map) kept.put((String) key, declared(inner, map));
      else if (port != null || namespace.isDynamic()) kept.put((String) key, value);
    });
    return kept;
  }

  /**
   * With the ports of another namespace, in the place of those of the same names, and with its attributes (help, required,
   * validator …) unless the options of the exposure say otherwise.
   *
   * @throws IllegalArgumentException when the rules name a port that there is not
   */
  public PortNamespace absorb(PortNamespace source, Exposure rules) {
    var copy = new LinkedHashMap<>(ports);
    rules.of(source).forEach(port -> copy.put(port.name(), port));
    var absorbed = new PortNamespace(name, Collections.unmodifiableMap(copy),
        NamespaceOptions.apply(source.settings, rules.options()));
    return rules.options().get("default") instanceof Map<?, ?> mapping ? absorbed.defaultTo(Trees.asTree(mapping))
        : absorbed.withoutStrangersInDefault();
  }

  public PortNamespace help(String text) {
    var s = settings;
    return set(new Settings(s.validTypes, text, s.required, s.dynamic, s.populateDefaults, s.storage, s.validator, s.standard));
  }

  /** An empty one is valid, whatever it declares. */
  public PortNamespace optional() {
    var s = settings;
    return set(new Settings(s.validTypes, s.help, false, s.dynamic, s.populateDefaults, s.storage, s.validator, s.standard));
  }

  /** Accepts undeclared names, with values of one of these types; no types means any value. */
  public PortNamespace dynamic(Class<?>... types) {
    var s = settings;
    return set(new Settings(List.of(types), s.help, s.required, true, s.populateDefaults, s.storage, s.validator, s.standard));
  }

  /** Fills in no defaults as long as nothing is given; {@code {}} counts as given. */
  public PortNamespace withoutPopulatingDefaults() {
    var s = settings;
    return set(new Settings(s.validTypes, s.help, s.required, s.dynamic, false, s.storage, s.validator, s.standard));
  }

  /** The opposite of the above, as a namespace is without it. */
  PortNamespace populatingDefaults() {
    var s = settings;
    return set(new Settings(s.validTypes, s.help, s.required, s.dynamic, true, s.storage, s.validator, s.standard));
  }

  public PortNamespace metadata() {
    return storage(PortStorage.METADATA);
  }

  public PortNamespace nonStored() {
    return storage(PortStorage.NONE);
  }

  public PortNamespace storage(PortStorage choice) {
    var s = settings;
    return set(new Settings(s.validTypes, s.help, s.required, s.dynamic, s.populateDefaults, choice, s.validator, s.standard));
  }

  /** Judges the complete mapping after all its ports were found valid. */
  public PortNamespace validator(PortValidator check) {
    var s = settings;
    return set(new Settings(s.validTypes, s.help, s.required, s.dynamic, s.populateDefaults, s.storage, check, s.standard));
  }

  /**
   * The mapping that is taken as a whole when nothing is given for this namespace, null included; what is missing in it has the
   * defaults of its ports. A value below the namespace, even an empty mapping for it, is taken in place of all of it, and so is
   * nothing where {@link #withoutPopulatingDefaults} was said.
   *
   * @throws IllegalArgumentException when the mapping is not valid for the ports that are declared so far
   */
  public PortNamespace defaultTo(Map<String, ?> mapping) {
    var judged = isValidMetadata(mapping) ? null : InputProcessing.process(this, mapping);
    if (judged instanceof Processed.Invalid(var errors)) throw new IllegalArgumentException("default of namespace '" + name
        + "': " + errors.stream().map(ValidationError::toString).collect(Collectors.joining("; ")));
    return standard(new PortDefault.Literal(Collections.unmodifiableMap(new LinkedHashMap<>(mapping))));
  }

  /** A namespace that does not say it itself may be put into one of metadata later. */
  private boolean isValidMetadata(Map<String, ?> mapping) {
    return settings.storage == null && InputProcessing.process(metadata(), mapping) instanceof Processed.Valid;
  }

  /** As {@link #defaultTo}, computed for every process; what is wrong with it is told as if it had been given. */
  public PortNamespace defaultFrom(Supplier<? extends Map<String, ?>> supplier) {
    return standard(new PortDefault.Lazy(supplier));
  }

  private PortNamespace standard(PortDefault choice) {
    var s = settings;
    return set(new Settings(s.validTypes, s.help, s.required, s.dynamic, s.populateDefaults, s.storage, s.validator, choice));
  }

  @Override
  public PortNamespace renamed(String other) {
    return new PortNamespace(other, ports, settings);
  }

  /** Declared ports in order of declaration. */
  public Collection<Port> ports() {
    return ports.values();
  }

  /** Declared ports by name, in order of declaration. */
  public Map<String, Port> byName() {
    return ports;
  }

  /** The declared port at a dotted path. */
  public Optional<Port> port(String path) {
    int dot = path.indexOf('.');
    if (dot < 0) return Optional.ofNullable(ports.get(path));
    return ports.get(path.substring(0, dot)) instanceof PortNamespace inner ? inner.port(path.substring(dot + 1))
        : Optional.empty();
  }

  /** With the port at a dotted path changed. */
  PortNamespace change(String path, Function<Port, Port> edit) {
    int dot = path.indexOf('.');
    if (dot < 0) return with(edit.apply(Objects.requireNonNull(ports.get(path), path)));
    var inner = (PortNamespace) ports.get(path.substring(0, dot));
    return with(inner.change(path.substring(dot + 1), edit));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Class<?>> validTypes() {
    return settings.validTypes;
  }

  @Override
  public String help() {
    return settings.help;
  }

  @Override
  public boolean required() {
    return settings.required;
  }

  @Override
  public PortValidator validator() {
    return settings.validator;
  }

  public boolean isDynamic() {
    return settings.dynamic;
  }

  public boolean populatesDefaults() {
    return settings.populateDefaults;
  }

  /** What is taken when nothing is given for it. */
  public Optional<PortDefault> standard() {
    return Optional.ofNullable(settings.standard);
  }

  /** Whether leaving it out gives it the mapping of {@link #standard}. */
  boolean hasStandard() {
    return settings.standard != null && settings.populateDefaults;
  }

  /** Empty: as the namespace above says. */
  public Optional<PortStorage> storage() {
    return Optional.ofNullable(settings.storage);
  }

  PortStorage storageWithin(PortStorage inherited) {
    return settings.storage != null ? settings.storage : inherited;
  }

  private PortNamespace set(Settings changed) {
    return new PortNamespace(name, ports, changed);
  }
}
