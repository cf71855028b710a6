package org.clew.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.clew.data.Data;
import org.clew.data.Plain;

/**
 * One input of a process; immutable, the methods named after attributes give changed copies.
 *
 * <pre>{@code InputPort.of("x", Int.class).help("Left factor").defaultTo(new Int(3))}</pre>
 *
 * <p>Required unless {@link #optional()} or given a default. A literal default is checked against type and validator at once;
 * whoever
 * breaks it, in whatever order, gets an IllegalArgumentException when the port is defined.
 */
public final class InputPort implements Port {
  private enum Presence { REQUIRED, OPTIONAL }

  private final String name;
  private final List<Class<?>> validTypes;
  private final String help;
  private final Presence presence;
  private final PortDefault standard;
  private final PortValidator validator;
  private final PortStorage storage;
  private final Function<Object, ? extends Data> serializer;
  private final boolean passToParser;

  private InputPort(Draft d) {
    this.name = PortName.check(d.name);
    this.validTypes = d.validTypes;
    this.help = d.help;
    this.presence = d.presence;
    this.standard = d.standard;
    this.validator = d.validator;
    this.storage = d.storage;
    this.serializer = d.serializer;
    this.passToParser = d.passToParser;
    if (standard instanceof PortDefault.Literal(var literal)) {
      var message = LeafCheck.message(this, literal);
      if (message != null) throw new IllegalArgumentException("default of port '" + name + "': " + message);
    }
  }

  /** A required port; no types means any value. */
  public static InputPort of(String name, Class<?>... validTypes) {
    var draft = new Draft();
    draft.name = name;
    draft.validTypes = List.of(validTypes);
    return new InputPort(draft);
  }

  public InputPort help(String text) {
    return change(d -> d.help = Objects.requireNonNull(text));
  }

  public InputPort types(Class<?>... types) {
    return change(d -> d.validTypes = List.of(types));
  }

  /** May be left out, or given as null. */
  public InputPort optional() {
    return change(d -> d.presence = Presence.OPTIONAL);
  }

  /** A literal default. */
  public InputPort defaultTo(Object value) {
    return change(d -> d.standard = new PortDefault.Literal(widened(value)));
  }

  private Object widened(Object value) {
    boolean fits = value instanceof Data || LeafCheck.isInstance(validTypes, value) || !Plain.isPlain(value);
    return fits ? value : Coercion.toPlain(validTypes, value);
  }

  /** A default computed for every process. Not serialised: it must give data itself, unless the port is metadata. */
  public InputPort defaultFrom(Supplier<?> supplier) {
    return change(d -> d.standard = new PortDefault.Lazy(supplier));
  }

  public InputPort validator(PortValidator check) {
    return change(d -> d.validator = check);
  }

  public InputPort metadata() {
    return change(d -> d.storage = PortStorage.METADATA);
  }

  public InputPort nonStored() {
    return change(d -> d.storage = PortStorage.NONE);
  }

  /** What becomes of the value; without this call it is as the namespace of the port says. */
  public InputPort storage(PortStorage choice) {
    return change(d -> d.storage = choice);
  }

  /** Makes data of raw values in place of {@link org.clew.data.DataTypes#toData}. Never sees null or Data. */
  public InputPort serializer(Function<Object, ? extends Data> function) {
    return change(d -> d.serializer = function);
  }

  /** Calculation jobs: hand the value to the parser. */
  public InputPort passToParser() {
    return change(d -> d.passToParser = true);
  }

  @Override
  public InputPort renamed(String other) {
    return change(d -> d.name = other);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Class<?>> validTypes() {
    return validTypes;
  }

  @Override
  public String help() {
    return help;
  }

  /** False with a default, whatever else was said. */
  @Override
  public boolean required() {
    return presence == Presence.REQUIRED && standard == null;
  }

  /** Whether an explicit null is accepted. */
  public boolean acceptsNull() {
    return presence == Presence.OPTIONAL;
  }

  public Optional<PortDefault> standard() {
    return Optional.ofNullable(standard);
  }

  @Override
  public PortValidator validator() {
    return validator;
  }

  /** The only texts that are accepted, of a port that an enum stands for; empty for every other port. */
  public List<String> choices() {
    return Choice.of(validator);
  }

  /** Empty: as the namespace says. */
  public Optional<PortStorage> storage() {
    return Optional.ofNullable(storage);
  }

  PortStorage storageWithin(PortStorage inherited) {
    return storage != null ? storage : inherited;
  }

  public Optional<Function<Object, ? extends Data>> serializer() {
    return Optional.ofNullable(serializer);
  }

  public boolean passesToParser() {
    return passToParser;
  }

  private InputPort change(java.util.function.Consumer<Draft> edit) {
    var d = new Draft();
    d.name = name;
    d.validTypes = validTypes;
    d.help = help;
    d.presence = presence;
    d.standard = standard;
    d.validator = validator;
    d.storage = storage;
    d.serializer = serializer;
    d.passToParser = passToParser;
    edit.accept(d);
    return new InputPort(d);
  }

  private static final class Draft {
    private String name;
    private List<Class<?>> validTypes = List.of();
    private String help = "";
    private Presence presence = Presence.REQUIRED;
    private PortDefault standard;
    private PortValidator validator;
    private PortStorage storage;
    private Function<Object, ? extends Data> serializer;
    private boolean passToParser;
  }
}
