package org.clew.query;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A node that a query looks for. Each one is itself: two that look alike stand for two nodes. */
public final class Vertex {
  /** What nodes it may stand for. */
  public enum Kind { NODE, DATA, PROCESS }

  private final Kind kind;
  private final String type;

  private Vertex(Kind kind, String type) {
    this.kind = kind;
    this.type = type;
  }

  /** Any node. */
  public static Vertex node() {
    return new Vertex(Kind.NODE, null);
  }

  public static Vertex data() {
    return new Vertex(Kind.DATA, null);
  }

  /** Data of a type, such as {@code data.float}. */
  public static Vertex data(String type) {
    return new Vertex(Kind.DATA, type);
  }

  public static Vertex process() {
    return new Vertex(Kind.PROCESS, null);
  }

  /** A process of a type, such as {@code arithmetic.multiply_add}. */
  public static Vertex process(String type) {
    return new Vertex(Kind.PROCESS, type);
  }

  public Kind kind() {
    return kind;
  }

  public Optional<String> type() {
    return Optional.ofNullable(type);
  }

  public Field<Long> pk() {
    return column(Property.PK);
  }

  public Field<UUID> uuid() {
    return column(Property.UUID);
  }

  public Field<String> nodeType() {
    return column(Property.NODE_TYPE);
  }

  public Field<String> label() {
    return column(Property.LABEL);
  }

  public Field<String> description() {
    return column(Property.DESCRIPTION);
  }

  public Field<Instant> ctime() {
    return column(Property.CTIME);
  }

  /** When it last changed; labels, extras and comments do not count. */
  public Field<Instant> mtime() {
    return column(Property.MTIME);
  }

  public Field<String> processType() {
    return column(Property.PROCESS_TYPE);
  }

  public Field<String> processLabel() {
    return column(Property.PROCESS_LABEL);
  }

  /** Small letters: created, running, waiting, finished, excepted, killed. */
  public Field<String> state() {
    return column(Property.STATE);
  }

  public Field<Boolean> paused() {
    return column(Property.PAUSED);
  }

  /** There is none unless it finished. */
  public Field<Integer> exitStatus() {
    return column(Property.EXIT_STATUS);
  }

  /** Pk of the caller. */
  public Field<Long> parent() {
    return column(Property.PARENT);
  }

  /**
   * Any other property.
   *
   * @throws QueryException for a property of processes of what is data
   */
  public <T> Field<T> column(Property property) {
    if (kind == Kind.DATA && property.isOfProcesses()) {
      throw new QueryException("Data have no " + property.durable() + ": ask a process for it.");
    }
    return new Field.Column<>(this, property);
  }

  /** The whole content of data, such as the number of a {@code data.int}; of a process, all attributes. */
  public Field<Object> content() {
    return new Field.Json<>(this, Field.Source.ATTRIBUTES, JsonPath.WHOLE, Object.class);
  }

  /** A value in the content of data or the attributes of a process, by its {@link JsonPath}. */
  public Field<Object> attribute(String path) {
    return attribute(path, Object.class);
  }

  /** As above; {@link Found#get} answers this type, or null for values of another one. Whole numbers are Long. */
  public <T> Field<T> attribute(String path, Class<T> values) {
    return new Field.Json<>(this, Field.Source.ATTRIBUTES, JsonPath.parse(path), values);
  }

  public Field<Object> extra(String path) {
    return extra(path, Object.class);
  }

  public <T> Field<T> extra(String path, Class<T> values) {
    return new Field.Json<>(this, Field.Source.EXTRAS, JsonPath.parse(path), values);
  }

  /** Member of a group with this label, of any type. */
  public Condition inGroup(String groupLabel) {
    return new Condition.InGroup(this, groupLabel, null);
  }

  public Condition inGroup(String groupLabel, String groupType) {
    return new Condition.InGroup(this, groupLabel, groupType);
  }

  /** This is data that the process takes. */
  public Join inputOf(Vertex process) {
    return join(Join.Relation.INPUT_OF, process);
  }

  /** This is data that the process made or returned. */
  public Join outputOf(Vertex process) {
    return join(Join.Relation.OUTPUT_OF, process);
  }

  /** This is a process that takes the data. */
  public Join takes(Vertex data) {
    return join(Join.Relation.TAKES, data);
  }

  /** This is a process that made or returned the data. */
  public Join makes(Vertex data) {
    return join(Join.Relation.MAKES, data);
  }

  public Join calledBy(Vertex caller) {
    return join(Join.Relation.CALLED_BY, caller);
  }

  public Join callerOf(Vertex called) {
    return join(Join.Relation.CALLER_OF, called);
  }

  /** Called by the other process, or by one that it called, and so on. */
  public Join calledUnder(Vertex ancestor) {
    return join(Join.Relation.CALLED_UNDER, ancestor);
  }

  /** Made of the other node, along inputs of calculations and what they created. */
  public Join descendantOf(Vertex ancestor) {
    return join(Join.Relation.DESCENDANT_OF, ancestor);
  }

  /** What the other node was made of. */
  public Join ancestorOf(Vertex descendant) {
    return join(Join.Relation.ANCESTOR_OF, descendant);
  }

  private Join join(Join.Relation relation, Vertex other) {
    return new Join(this, relation, other, Optional.empty());
  }

  @Override public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + (type == null ? "" : " " + type);
  }
}
