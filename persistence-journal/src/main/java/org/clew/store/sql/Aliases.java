package org.clew.store.sql;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.query.Condition;
import org.clew.query.Field;
import org.clew.query.Join;
import org.clew.query.Property;
import org.clew.query.Query;
import org.clew.query.QueryException;
import org.clew.query.Vertex;

/** Which tables a query reads for each vertex, under which names. Tables that nothing is asked of are left out. */
final class Aliases {
  /** A vertex is a row in some of these; the first one is what the others are joined to. */
  enum Part { PROCESS, NODE, EXTRAS }

  private final Map<Vertex, Set<Part>> parts = new HashMap<>();
  private final List<Vertex> vertices;
  /** Vertices that an index on a column of the node finds. */
  private final Set<Vertex> found = new HashSet<>();

  Aliases(Query query, List<Field<?>> used) {
    vertices = query.vertices();
    for (Vertex vertex : vertices) {
      Set<Part> own = EnumSet.of(vertex.kind() == Vertex.Kind.PROCESS ? Part.PROCESS : Part.NODE);
      if (vertex.kind() == Vertex.Kind.NODE && vertex.type().isPresent()) own.add(Part.PROCESS);
      parts.put(vertex, own);
    }
    used.forEach(this::use);
    query.conditions().forEach(this::use);
    for (Join join : query.joins()) {
      switch (join.relation()) {
        case CALLED_BY, CALLED_UNDER -> parts.get(join.vertex()).add(Part.PROCESS);
        case CALLER_OF -> parts.get(join.other()).add(Part.PROCESS);
        case INPUT_OF, OUTPUT_OF, TAKES, MAKES, DESCENDANT_OF, ANCESTOR_OF -> { }
      }
    }
  }

  private void use(Condition condition) {
    switch (condition) {
      case Condition.Compare(var field, var operator, _) -> {
        use(field);
        if (operator == Condition.Operator.EQUAL) indexed(field);
      }
      case Condition.In(var field, _) -> {
        use(field);
        indexed(field);
      }
      case Condition.Like(var field, _) -> use(field);
      case Condition.Exists(var field) -> use(field);
      case Condition.InGroup(var vertex, _, _) -> use(vertex.pk());
      case Condition.Not(var inner) -> use(inner);
      case Condition.All(var all) -> all.forEach(this::use);
      case Condition.Any(var any) -> any.forEach(this::use);
    }
  }

  private void indexed(Field<?> field) {
    if (field instanceof Field.Column<?>(var vertex, var property) && (property == Property.UUID || property == Property.LABEL)) {
      found.add(vertex);
    }
  }

  private void use(Field<?> field) {
    Set<Part> own = parts.get(field.vertex());
    if (own == null) throw new QueryException("The query asks for " + field.text() + " of a " + field.vertex()
        + " that is not in it: join it first.");
    switch (field) {
      case Field.Column<?>(var vertex, var property) -> own.addAll(parts(vertex, property));
      case Field.Json<?>(_, var source, _, _) -> own.add(source == Field.Source.EXTRAS ? Part.EXTRAS : Part.NODE);
    }
  }

  private static Set<Part> parts(Vertex vertex, Property property) {
    boolean process = vertex.kind() == Vertex.Kind.PROCESS;
    return switch (property) {
      case PK, CTIME -> Set.of();
      case MTIME -> vertex.kind() == Vertex.Kind.NODE ? Set.of(Part.PROCESS) : Set.of();
      case UUID, NODE_TYPE, LABEL, DESCRIPTION -> Set.of(Part.NODE);
      default -> process || vertex.kind() == Vertex.Kind.NODE ? Set.of(Part.PROCESS) : Set.of();
    };
  }

  private String number(Vertex vertex) {
    return String.valueOf(vertices.indexOf(vertex) + 1);
  }

  String pk(Vertex vertex) {
    return (vertex.kind() == Vertex.Kind.PROCESS ? "p" : "n") + number(vertex) + ".pk";
  }

  String process(Vertex vertex) {
    return "p" + number(vertex);
  }

  String content(Vertex vertex) {
    return "n" + number(vertex) + ".content";
  }

  String extras(Vertex vertex) {
    return "e" + number(vertex) + ".content";
  }

  String column(Vertex vertex, Property property) {
    String node = "n" + number(vertex) + ".";
    String process = "p" + number(vertex) + ".";
    return switch (property) {
      case PK -> pk(vertex);
      case CTIME -> (vertex.kind() == Vertex.Kind.PROCESS ? process : node) + "ctime";
      case MTIME -> switch (vertex.kind()) {
        case PROCESS -> process + "mtime";
        case DATA -> node + "mtime";
        case NODE -> "coalesce(" + process + "mtime, " + node + "mtime)";
      };
      case UUID, NODE_TYPE, LABEL, DESCRIPTION -> node + property.durable();
      default -> process + property.durable();
    };
  }

  /**
   * The vertex in a FROM clause.
   *
   * @param hint words after the first table
   */
  String tables(Vertex vertex, String orderedJoin, String hint) {
    String i = number(vertex);
    Set<Part> own = parts.get(vertex);
    boolean process = vertex.kind() == Vertex.Kind.PROCESS;
    String tables = process ? "process p" + i + hint : "node n" + i + hint;
    if (process && own.contains(Part.NODE)) {
      tables += (found.contains(vertex) ? " JOIN" : " " + orderedJoin) + " node n" + i + " ON n" + i + ".pk = p" + i + ".pk";
    }
    if (!process && own.contains(Part.PROCESS)) tables += " LEFT JOIN process p" + i + " ON p" + i + ".pk = n" + i + ".pk";
    if (own.contains(Part.EXTRAS)) tables += " LEFT JOIN extras e" + i + " ON e" + i + ".pk = " + pk(vertex);
    return tables;
  }
}
